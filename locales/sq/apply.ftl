### Çka sheh kandidati, nga hapi i parë deri te dëshmia e pranimit.
