//! Documents for the benches: PDF files that are whole, and that nothing can be compressed in, as scans and photographs are.

/// Where in every document there is nothing but noise.
const NOISE: usize = 1000;

/// Bytes of a usual document.
pub const USUAL: usize = 200 * 1024;

/// A PDF of exactly so many bytes (ISO 32000-2, 7.5); another `seed`, another content.
pub fn pdf(size: usize, seed: u64) -> Vec<u8> {
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = [0; 3];
    for (number, object) in (1..).zip(objects) {
        places[number - 1] = file.len();
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    places[2] = file.len();
    // The stream takes what the rest leaves: about three hundred bytes go to it, always as many for one size.
    let tail = |[catalog, pages, content]: [usize; 3], table: usize| {
        format!(
            "\nendstream\nendobj\nxref\n0 4\n0000000000 65535 f \n{catalog:010} 00000 n \n{pages:010} 00000 n \n\
             {content:010} 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table:010}\n%%EOF\n"
        )
    };
    let head = |length: usize| format!("3 0 obj\n<< /Length {length:010} >>\nstream\n");
    let taken = file.len() + head(0).len() + tail(places, 0).len();
    let length = size.saturating_sub(taken);
    file.extend(head(length).into_bytes());
    file.extend(noise(length, seed));
    let at = file.len() + "\nendstream\nendobj\n".len();
    file.extend(tail(places, at).into_bytes());
    file
}

/// Bytes without a pattern: xorshift64* (Vigna 2016).
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length + 8);
    let mut chance = Chance::from(seed);
    while bytes.len() < length {
        bytes.extend(chance.draw().to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

/// Numbers that look random and are the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn from(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to less than this.
    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.draw() >> 33).unwrap_or_default() % limit
    }
}

/// Makes the document another one.
pub fn mark(document: &mut [u8], number: u64) {
    document[NOISE..NOISE + 8].copy_from_slice(&number.to_le_bytes());
}
