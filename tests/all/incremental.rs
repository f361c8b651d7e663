//! A build that takes over what the release before read gives the very bytes of one that reads everything.

use std::path::Path;

use newsbale::BuildOptions;

/// Edits of a folder of texts; each must give the same release either way.
const EDITS: usize = 200;

/// A small generator of numbers: the edits are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

fn article(numbers: &mut Numbers) -> String {
    let pick = |numbers: &mut Numbers, words: &[&str]| words[numbers.below(words.len())].to_owned();
    let who = pick(numbers, &["Ada Lund", "Tom Reyes", "Ida Brandt", "Nora Falk"]);
    let what = pick(numbers, &["bridge", "library", "market", "ferry", "tower"]);
    let day = pick(numbers, &["March 4, 2024", "5 April 2023", "03/04/2024", "Mar.21 - 2024 3:50 PM CET", ""]);
    let how = pick(
        numbers,
        &["“It was time,” said Mayor Falk.", "\"We waited long,\" Reyes told the council.", "Nobody spoke.", "„Endlich“, sagte Brandt."],
    );
    format!(
        "The {what} is open\n\nBy {who}\n\n{day}\n\nThe {what} on the Elm opened on Monday after two years of work and much debate.\n\n{how}\n"
    )
}

fn edit(raw: &Path, numbers: &mut Numbers) {
    let names: Vec<_> = super::files(raw).into_iter().map(|(name, _)| name).collect();
    let path = raw.join(&names[numbers.below(names.len())]);
    let fresh = raw.join(["", "b/", "y/"][numbers.below(3)]).join(format!("{:03}.txt", numbers.below(1000)));
    std::fs::create_dir_all(fresh.parent().unwrap()).unwrap();
    match numbers.below(8) {
        0 | 1 => std::fs::write(path, article(numbers)).unwrap(),
        2 | 3 => std::fs::write(fresh, article(numbers)).unwrap(),
        4 if names.len() > 6 => std::fs::remove_file(path).unwrap(),
        5 => drop(std::fs::copy(path, fresh).unwrap()),
        6 if names.len() > 6 => std::fs::rename(path, fresh).unwrap(),
        7 => {
            // Texts whose offsets are not those of their file, and one that is no text at all.
            let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(article(numbers).encode_utf16().flat_map(u16::to_le_bytes)).collect();
            let marked = [b"\xEF\xBB\xBF".as_slice(), article(numbers).as_bytes()].concat();
            let forms = [utf16, marked, b"\xFF\xFF\x00".to_vec()];
            std::fs::write(fresh, &forms[numbers.below(3)]).unwrap();
        }
        _ => {
            let mut bytes = std::fs::read(&path).unwrap();
            bytes.extend_from_slice(b"One more line was added on Friday.\n");
            std::fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn an_incremental_build_gives_the_bytes_of_a_full_one() {
    let folder = tempfile::tempdir().unwrap();
    let (raw, dist) = (folder.path().join("raw"), folder.path().join("dist"));
    std::fs::create_dir(&raw).unwrap();
    let mut numbers = Numbers(7);
    (0..12).for_each(|number| std::fs::write(raw.join(format!("m{number:02}.txt")), article(&mut numbers)).unwrap());
    newsbale::build(&BuildOptions::new(&raw, &dist), &()).unwrap();
    let (mut reused, mut released) = (0, 0);
    for number in 0..EDITS {
        (0..=numbers.below(3)).for_each(|_| edit(&raw, &mut numbers));
        // One release before is enough of a history, and keeps the copies small.
        let other = folder.path().join("other");
        std::fs::create_dir(&other).unwrap();
        super::copy(&dist, &other);
        let incremental = newsbale::build(&BuildOptions::new(&raw, &dist), &()).unwrap();
        let mut options = BuildOptions::new(&raw, &other);
        options.full = true;
        let full = newsbale::build(&options, &()).unwrap();
        assert_eq!((full.reused, full.published), (0, incremental.published.clone()));
        assert_eq!(full.manifest, incremental.manifest, "edit {number}");
        for ((name, left), (_, right)) in super::files(&full.path).iter().zip(&super::files(&incremental.path)) {
            assert!(left == right, "edit {number}: {name}");
        }
        reused += incremental.reused;
        released += incremental.manifest.counts.released;
        std::fs::remove_dir_all(&other).unwrap();
        // The next edit begins a history of its own with what now stands.
        if incremental.published == newsbale::Published::New {
            std::fs::remove_dir_all(&dist).unwrap();
            newsbale::build(&BuildOptions::new(&raw, &dist), &()).unwrap();
        }
    }
    assert!(reused * 2 > released, "most texts are unchanged most of the time: {reused} of {released} reused");
}

#[test]
fn nothing_is_taken_over_from_other_settings_or_a_damaged_release() {
    let folder = tempfile::tempdir().unwrap();
    let (raw, dist) = (super::raw(), folder.path().join("dist"));
    let mut options = BuildOptions::new(&raw, &dist);
    newsbale::build(&options, &()).unwrap();
    assert!(newsbale::build(&options, &()).unwrap().reused > 20);
    options.max_bytes = 1 << 20;
    assert_eq!(newsbale::build(&options, &()).unwrap().reused, 0, "another limit");
    options.max_bytes = BuildOptions::new(&raw, &dist).max_bytes;
    options.date_order = Some(newsbale::DateOrder::DayFirst);
    assert_eq!(newsbale::build(&options, &()).unwrap().reused, 0, "another reading of dates");
    let folder = tempfile::tempdir().unwrap();
    let options = BuildOptions::new(&raw, folder.path());
    let path = newsbale::build(&options, &()).unwrap().path.join("data/segments.parquet");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100] ^= 1;
    std::fs::write(path, bytes).unwrap();
    assert_eq!(newsbale::build(&options, &()).unwrap().reused, 0, "a damaged file");
}
