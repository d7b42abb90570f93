//! The reader's restrictions, tried from inside: what a document would try that took over the reader.

use super::sandbox;
use super::{Limits, Requirement};
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Restricts this process as for reading, tries `file`, which can be read, and `address`, which can be reached, and more, and
/// prints a line for each try. Succeeds when all are refused.
pub fn probe(limits: &Limits, file: &Path, address: SocketAddr) -> ExitCode {
    let folder = file.parent().unwrap_or(file);
    if let Err(lacking) = sandbox::enter(limits, Requirement::Required) {
        return ExitCode::from(lacking.code());
    }
    let tries: [(&str, io::Result<()>); 11] = [
        ("read a file", std::fs::File::open(file).map(drop)),
        ("write a file", std::fs::OpenOptions::new().append(true).open(file).map(drop)),
        ("make a file", std::fs::OpenOptions::new().write(true).create_new(true).open(folder.join("made")).map(drop)),
        ("remove a file", std::fs::remove_file(file)),
        ("list a folder", std::fs::read_dir(folder).map(drop)),
        ("connect", TcpStream::connect(address).map(drop)),
        ("listen", TcpListener::bind(("127.0.0.1", 0)).map(drop)),
        ("send a datagram", UdpSocket::bind(("127.0.0.1", 0)).map(drop)),
        ("speak to a process", UnixStream::pair().map(drop)),
        ("run a program", Command::new("/bin/true").status().map(drop)),
        ("start a thread", std::thread::Builder::new().spawn(|| {}).map(drop)),
    ];
    let mut is_open = false;
    for (what, outcome) in tries {
        match outcome {
            Ok(()) => {
                is_open = true;
                println!("{what}: POSSIBLE");
            }
            Err(error) => println!("{what}: {}", error.kind()),
        }
    }
    if is_open { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
