//! The page goes on with an upload by itself when its connection is cut, and says what it refuses.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::rig::adverts::{Advert, SLUG};
use crate::rig::browser::{Browser, JavaScript};
use crate::rig::house::{Database, House};
use entity::document;
use meritum::secrets::sha256_hex;
use sea_orm::EntityTrait;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Bytes towards the server after which a connection is cut.
const CUT_AFTER: usize = 250_000;

/// What lies between a browser and its server, and cuts connections that carry much, a few times.
struct Tunnel {
    listener: TcpListener,
    cuts: Arc<AtomicUsize>,
}

impl Tunnel {
    async fn dug() -> (Self, String) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        (Self { listener, cuts: Arc::default() }, address)
    }

    /// Leads to this address, and cuts so many connections.
    fn leads_to(self, server: &str, most: usize) -> Arc<AtomicUsize> {
        let server = server.strip_prefix("http://").expect("an address").to_owned();
        let cuts = Arc::clone(&self.cuts);
        tokio::spawn(async move {
            while let Ok((client, _)) = self.listener.accept().await {
                let (cuts, server) = (Arc::clone(&self.cuts), server.clone());
                tokio::spawn(async move {
                    let server = TcpStream::connect(server).await.expect("the server");
                    carry(client, server, &cuts, most).await;
                });
            }
        });
        cuts
    }
}

async fn carry(client: TcpStream, server: TcpStream, cuts: &AtomicUsize, most: usize) {
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
        (client.into_split(), server.into_split());
    let there = async {
        let (mut block, mut carried) = (vec![0; 16_384], 0);
        while let Ok(read @ 1..) = from_client.read(&mut block).await {
            carried += read;
            if carried > CUT_AFTER && cuts.load(Ordering::SeqCst) < most {
                cuts.fetch_add(1, Ordering::SeqCst);
                // Both ends notice at once: what is dropped here closes both connections.
                return;
            }
            if to_server.write_all(&block[..read]).await.is_err() {
                return;
            }
        }
    };
    let back = tokio::io::copy(&mut from_server, &mut to_client);
    tokio::select! {
        () = there => {}
        _ = back => {}
    }
}

async fn documents(house: &House) -> Vec<document::Model> {
    document::Entity::find().all(house.inside.store.read()).await.expect("a read")
}

async fn shows(browser: &Browser, css: &str, words: &str) {
    for _ in 0..400 {
        if let Ok(found) = browser.client().find(fantoccini::Locator::Css(css)).await
            && found.text().await.unwrap_or_default().contains(words)
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{css} never said {words}: {}", browser.text("main").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_whose_connection_is_cut_arrives_whole() {
    let (tunnel, address) = Tunnel::dug().await;
    let Some(house) =
        House::open_with(Database::Sqlite, |settings| settings.site.public_url.clone_from(&address)).await
    else {
        return;
    };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    let cuts = tunnel.leads_to(&house.address, 3);
    let _advert = Advert::published(&house).await;
    browser.goto(&format!("{address}/openings/{SLUG}/apply")).await;
    browser.press("Begin").await;
    browser.find("input[name=full_name]").await;
    let path = browser.path().await;
    let place = path.trim_end_matches("/about");
    browser.goto(&format!("{address}{place}/documents")).await;

    let folder = tempfile::Builder::new().prefix("meritum-cv-").tempdir().expect("a folder");
    let all: Vec<u8> = (0..).flat_map(|line: u32| format!("line {line}\n").into_bytes()).take(950_000).collect();
    let file = folder.path().join("cv.txt");
    std::fs::write(&file, &all).expect("a file");
    browser.attach("#documents\\.cv", &file).await;
    shows(&browser, "#region\\.cv .file.received", "cv.txt").await;
    let rows = documents(&house).await;
    assert_eq!((rows.len(), rows[0].sha256.as_str()), (1, sha256_hex(&all).as_str()));
    assert_eq!(cuts.load(Ordering::SeqCst), 3, "the connection was not cut");
    browser.must_be_accessible().await;

    // What it is decides, and the page says so at the field; what was there stays.
    let wrong = folder.path().join("letter.pdf");
    std::fs::write(&wrong, b"<html><script>alert(1)</script></html>").expect("a file");
    browser.attach("#documents\\.letter", &wrong).await;
    shows(&browser, "#region\\.letter [data-upload-error]", "web page").await;
    assert_eq!(documents(&house).await.len(), 1);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_files_are_sent_one_after_the_other() {
    let Some(house) = House::open(Database::Sqlite).await else { return };
    let Some(browser) = Browser::open(JavaScript::On).await else { return };
    Advert::published(&house).await.welcomes("certificates", 3).await;
    browser.goto(&format!("{}/openings/{SLUG}/apply", house.address)).await;
    browser.press("Begin").await;
    browser.find("input[name=full_name]").await;
    let page = format!("{}{}/documents", house.address, browser.path().await.trim_end_matches("/about"));
    browser.goto(&page).await;

    let folder = tempfile::Builder::new().prefix("meritum-several-").tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path.display().to_string()
    };
    let chosen =
        [file("a.txt", b"one"), file("bad.pdf", b"<html><script>alert(1)</script></html>"), file("b.txt", b"two")];
    browser.attach("#documents\\.certificates", Path::new(&chosen.join("\n"))).await;
    shows(&browser, "#region\\.certificates > form [data-upload-error]", "bad.pdf: This file is a web page").await;
    shows(&browser, "#region\\.certificates", "a.txt").await;
    shows(&browser, "#region\\.certificates", "b.txt").await;
    assert_eq!(documents(&house).await.len(), 2, "what was good is kept");
    browser.must_be_accessible().await;

    // The same once more is told and not kept; one more fits, and then no other.
    browser.goto(&page).await;
    browser.attach("#documents\\.certificates", Path::new(&file("again.txt", b"one"))).await;
    shows(&browser, "#region\\.certificates > form [data-upload-error]", "“a.txt” is here already").await;
    browser.attach("#documents\\.certificates", Path::new(&file("c.txt", b"three"))).await;
    shows(&browser, "#region\\.certificates", "To add another, remove one first.").await;
    assert_eq!(documents(&house).await.len(), 3);
    browser.must_be_accessible().await;
    house.close().await;
}
