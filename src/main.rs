//! The binary: reads the command line and wires the house.

fn main() {}
