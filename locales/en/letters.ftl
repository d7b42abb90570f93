### Letters to applicants and staff.
