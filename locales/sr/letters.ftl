### Pisma kandidatima i osoblju.
