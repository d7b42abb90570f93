//! The same story for a folder and for a bucket.

mod site;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use entity::UploadId;
use futures_util::{StreamExt as _, future};
use uuid::Uuid;

use self::site::{Site, count};
use super::*;

const HELLO: &[u8] = b"Hello, panel.";

fn id(number: u128) -> DocumentId {
    DocumentId(Uuid::from_u128(number))
}

/// A stream of these bytes in small parts.
fn parts(bytes: &[u8]) -> impl Stream<Item = Result<Bytes, FilesError>> + use<> {
    stream::iter(bytes.chunks(60_000).map(Bytes::copy_from_slice).map(Ok).collect::<Vec<_>>())
}

async fn all_of(content: Content) -> Result<Vec<u8>, FilesError> {
    content
        .try_fold(Vec::new(), |mut all, part| {
            all.extend_from_slice(&part);
            future::ready(Ok(all))
        })
        .await
}

#[tokio::test]
async fn what_was_kept_is_read_byte_for_byte() {
    // Nothing, a little, several blocks, and several parts of an upload.
    let sizes = [0, 13, 1_000_000, 11_000_000];
    for site in Site::all().await {
        for (number, size) in sizes.into_iter().enumerate() {
            let bytes: Vec<u8> = (0..=250).cycle().take(size).collect();
            let staged = site.files.receive(id(number as u128), parts(&bytes), 11_000_000).await.unwrap();
            assert_eq!((staged.size(), site.staged()), (size as u64, 1));
            let stored = staged.keep().await.unwrap();
            assert_eq!(stored.size, size as u64);
            let content = site.files.read(&stored.address).await.unwrap();
            assert_eq!(content.size(), size as u64);
            assert!(all_of(content).await.unwrap() == bytes, "{size} bytes came back changed");
            assert_eq!(site.files.size(&stored.address).await.unwrap(), Some(size as u64));
        }
        assert_eq!((site.count(), site.staged()), (sizes.len(), 0));
    }
}

#[tokio::test]
async fn a_document_is_named_by_its_sha256() {
    for site in Site::all().await {
        let stored = site.files.receive(id(1), parts(b"abc"), 3).await.unwrap().keep().await.unwrap();
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(stored.address.sha256.to_string(), expected);
        assert!(site.path(&stored.address).ends_with(format!("documents/ba/{expected}-{}", id(1).0.simple())));
    }
}

#[tokio::test]
async fn only_we_may_read_what_is_stored() {
    let site = Site::folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let stored = site.files.receive(id(1), parts(HELLO), 100).await.unwrap().keep().await.unwrap();
    let path = site.path(&stored.address);
    assert_eq!(mode(&path), 0o600);
    for folder in [path.parent().unwrap(), &site.root.join("documents"), &site.staging, &site.root] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[tokio::test]
async fn one_byte_too_many_is_refused_and_leaves_nothing() {
    for site in Site::all().await {
        let refused = site.files.receive(id(1), parts(&vec![7; 500_001]), 500_000).await;
        assert!(matches!(refused, Err(FilesError::TooLarge { limit: 500_000 })), "{refused:?}");
        assert_eq!((site.count(), site.staged()), (0, 0));
        assert_eq!(site.files.receive(id(1), parts(&vec![7; 500_000]), 500_000).await.unwrap().size(), 500_000);
    }
}

#[tokio::test]
async fn a_stream_that_breaks_off_leaves_nothing() {
    for site in Site::all().await {
        let broken = stream::iter([Ok(Bytes::from(vec![1; 400_000])), Err("the phone is in a tunnel")]);
        let refused = site.files.receive(id(1), broken, 1_000_000).await;
        let Err(FilesError::Interrupted(source)) = refused else { panic!("{refused:?}") };
        assert_eq!(source.to_string(), "the phone is in a tunnel");
        assert_eq!((site.count(), site.staged()), (0, 0));
    }
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_nothing() {
    let site = Site::folder();
    let endless = parts(&vec![1; 400_000]).chain(stream::pending());
    let receiving = site.files.receive(id(1), endless, 1_000_000);
    assert!(tokio::time::timeout(Duration::from_millis(200), receiving).await.is_err());
    assert_eq!(site.staged(), 0);
}

#[tokio::test]
async fn what_is_not_kept_is_gone() {
    for site in Site::all().await {
        let staged = site.files.receive(id(1), parts(HELLO), 100).await.unwrap();
        assert_eq!(site.staged(), 1);
        drop(staged);
        assert_eq!((site.count(), site.staged()), (0, 0));
    }
}

#[tokio::test]
async fn a_staged_document_can_be_looked_at_again_and_again() {
    for site in Site::all().await {
        let staged = site.files.receive(id(1), parts(HELLO), 100).await.unwrap();
        for _ in 0..2 {
            let look = staged.examine(|file, size| Ok((std::io::read_to_string(file)?, size)));
            assert_eq!(look.await.unwrap(), ("Hello, panel.".to_owned(), 13));
        }
        let failed = staged.examine(|_, _| Err::<(), _>(std::io::Error::other("a bad sector"))).await;
        assert!(matches!(failed, Err(FilesError::Unavailable(_))));
        let stored = staged.keep().await.unwrap();
        assert_eq!(all_of(site.files.read(&stored.address).await.unwrap()).await.unwrap(), HELLO);
    }
}

/// What a copy of it gives, and how it ends.
async fn copied(files: &Files, address: Address) -> (Vec<u8>, Result<(), FilesError>) {
    let files = files.clone();
    let copy = move || {
        let mut out = Vec::new();
        let end = files.copy(&address, &mut out);
        (out, end)
    };
    tokio::task::spawn_blocking(copy).await.unwrap()
}

#[tokio::test]
async fn a_copy_is_what_was_stored() {
    for site in Site::all().await {
        // None, a part, exactly a part and more than two.
        for size in [0, 13, 65_536, 200_000] {
            let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            let staged = site.files.receive(id(size), parts(&bytes), 300_000).await.unwrap();
            let stored = staged.keep().await.unwrap();
            let (copy, end) = copied(&site.files, stored.address).await;
            assert!(end.is_ok() && copy == bytes, "{size}: {} {end:?}", copy.len());
        }
        let (_, end) = copied(&site.files, Address::new([9; 32].into(), id(9))).await;
        assert!(matches!(end, Err(FilesError::Missing)), "{end:?}");
    }
}

#[tokio::test]
async fn a_byte_that_changed_in_the_store_ends_the_reading_before_the_last_bytes() {
    for site in Site::all().await {
        for size in [13, 300_000] {
            let stored = site
                .files
                .receive(id(size), parts(&vec![5; size as usize]), 300_000)
                .await
                .unwrap()
                .keep()
                .await
                .unwrap();
            let mut bytes = fs::read(site.path(&stored.address)).unwrap();
            bytes[3] ^= 1;
            overwrite(&site.path(&stored.address), &bytes);
            let mut content = site.files.read(&stored.address).await.unwrap();
            let mut read = 0;
            let end = loop {
                match content.next().await {
                    Some(Ok(part)) => read += part.len(),
                    end => break end,
                }
            };
            assert!(matches!(end, Some(Err(FilesError::Broken))), "{end:?}");
            assert!((read as u128) < size);
            let (copy, end) = copied(&site.files, stored.address).await;
            assert!(matches!(end, Err(FilesError::Broken)), "{end:?}");
            assert!((copy.len() as u128) < size);
            assert!(content.next().await.is_none());
        }
    }
}

#[tokio::test]
async fn a_document_that_was_cut_short_in_the_store_is_noticed() {
    let site = Site::folder();
    let stored = site.files.receive(id(1), parts(HELLO), 100).await.unwrap().keep().await.unwrap();
    overwrite(&site.path(&stored.address), b"Hello");
    let read = all_of(site.files.read(&stored.address).await.unwrap()).await;
    assert!(matches!(read, Err(FilesError::Broken)), "{read:?}");
}

#[expect(clippy::disallowed_methods, reason = "the test spoils what the store holds")]
fn overwrite(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

#[tokio::test]
async fn the_same_bytes_from_two_applicants_are_two_documents() {
    for site in Site::all().await {
        let one = site.files.receive(id(1), parts(HELLO), 100).await.unwrap().keep().await.unwrap();
        let other = site.files.receive(id(2), parts(HELLO), 100).await.unwrap().keep().await.unwrap();
        assert_eq!(one.address.sha256, other.address.sha256);
        site.files.delete(&one.address).await.unwrap();
        assert_eq!(site.files.size(&one.address).await.unwrap(), None);
        assert_eq!(all_of(site.files.read(&other.address).await.unwrap()).await.unwrap(), HELLO);
    }
}

#[tokio::test]
async fn what_was_never_there_is_missing_and_can_be_deleted() {
    for site in Site::all().await {
        let nowhere = Address::new([9; 32].into(), id(9));
        let read = site.files.read(&nowhere).await.map(|content| content.size());
        assert!(matches!(read, Err(FilesError::Missing)), "{read:?}");
        assert_eq!(site.files.size(&nowhere).await.unwrap(), None);
        site.files.delete(&nowhere).await.unwrap();
    }
}

#[tokio::test]
async fn every_document_is_listed_and_nothing_else() {
    for site in Site::all().await {
        let mut expected = Vec::new();
        for number in 0..5_u8 {
            let staged = site.files.receive(id(number.into()), parts(&[number; 4]), 100).await.unwrap();
            expected.push((staged.keep().await.unwrap().address, 4));
        }
        fs::create_dir_all(site.root.join("documents/ab")).unwrap();
        overwrite(&site.root.join("documents/ab/README"), b"not ours");
        let found: Vec<Kept> = site.files.list().try_collect().await.unwrap();
        let mut found: Vec<_> = found.into_iter().map(|kept| (kept.address, kept.size)).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn what_a_crash_left_in_staging_is_swept_and_what_is_under_way_is_not() {
    for site in Site::all().await {
        let left = site.staging.join(id(1).to_string());
        overwrite(&left, HELLO);
        let changed = staged::changed_at(&fs::metadata(&left).unwrap()).unwrap();
        assert_eq!(site.files.sweep_staging(changed).await.unwrap(), 0);
        assert_eq!(site.staged(), 1);
        assert_eq!(site.files.sweep_staging(changed.plus_millis(1)).await.unwrap(), 1);
        assert_eq!(site.staged(), 0);
    }
}

#[tokio::test]
async fn a_store_that_works_answers_a_probe_and_keeps_nothing_of_it() {
    for site in Site::all().await {
        site.files.probe(id(1)).await.unwrap();
        assert_eq!((site.count(), site.staged()), (0, 0));
    }
}

#[tokio::test]
async fn a_store_that_is_gone_says_so() {
    let site = Site::folder();
    fs::remove_dir_all(&site.root).unwrap();
    let probed = site.files.probe(id(1)).await;
    assert!(matches!(probed, Err(FilesError::Unavailable(_))), "{probed:?}");
    let nobody = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let address = BucketAddress {
        bucket: "documents-of-meritum".to_owned(),
        endpoint: Some(format!("http://{nobody}")),
        region: "us-east-1".to_owned(),
        credentials: Some(("id".to_owned(), "secret".to_owned())),
        allow_http: true,
    };
    let staging = temporary.path().join("staging");
    let files = Files::open(&Place::Bucket { address, staging: staging.clone() }).unwrap();
    let probed = files.probe(id(1)).await;
    assert!(matches!(probed, Err(FilesError::Unavailable(_))), "{probed:?}");
    assert_eq!(count(&staging), 0);
}

#[test]
fn secrets_of_a_bucket_are_not_shown() {
    let settings = FilesSettings {
        kind: FilesKind::S3,
        bucket: "documents".to_owned(),
        endpoint: String::new(),
        region: "eu-central-1".to_owned(),
        access_key_id: "AKIA".to_owned(),
        secret_access_key: "hush".to_owned(),
        allow_http: false,
    };
    let place = Place::chosen(&settings, Path::new("data"));
    assert!(!format!("{place:?}").contains("hush"));
    let Place::Bucket { address, staging } = place else { panic!("not a bucket") };
    assert_eq!((address.endpoint, staging), (None, PathBuf::from("data/staging")));
    assert_eq!(address.credentials, Some(("AKIA".to_owned(), "hush".to_owned())));
}

#[tokio::test]
async fn what_came_in_pieces_is_kept_like_what_came_at_once() {
    let all: Vec<u8> = (0..=250).cycle().take(700_000).collect();
    let upload = UploadId(Uuid::from_u128(7));
    for site in Site::all().await {
        let mut offset = 0;
        for piece in [1, 300_000, 0, 399_999] {
            let mut partial = site.files.partial(upload).await.unwrap();
            assert_eq!(partial.size(), offset as u64);
            let cut = partial.append(parts(&all[offset..offset + piece]), 700_000).await.unwrap();
            offset += piece;
            assert!(cut.is_none() && partial.size() == offset as u64, "{cut:?}");
        }
        let mut partial = site.files.partial(upload).await.unwrap();
        let cut = partial.append(parts(b"more"), 700_003).await.unwrap();
        assert!(matches!(cut, Some(Cut::TooLarge)) && partial.size() == 700_000, "{cut:?}");
        let stored = partial.finish(id(1)).await.unwrap().keep().await.unwrap();
        assert!(all_of(site.files.read(&stored.address).await.unwrap()).await.unwrap() == all);
        assert_eq!((site.count(), site.staged()), (1, 0));
    }
}

#[tokio::test]
async fn an_upload_that_another_process_holds_is_waited_for() {
    for site in Site::all().await {
        let upload = UploadId(Uuid::from_u128(7));
        drop(site.files.partial(upload).await.unwrap());
        let held = fs::File::open(site.files.staging.join(format!("upload-{upload}"))).unwrap();
        held.lock().unwrap();
        let waiting = tokio::spawn({
            let files = site.files.clone();
            async move { files.partial(upload).await }
        });
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert!(!waiting.is_finished(), "it was not held");
        drop(held);
        assert_eq!(waiting.await.unwrap().unwrap().size(), 0);
    }
}
