### What an applicant meets, from the first step to the receipt.
