### Hyrja, ftesat dhe faqet e burimeve njerëzore.
