//! BagIt's tag files. Both manifests are what `sha256sum -c --strict` takes.

use crate::record::Sha256;

/// Names every file under `data/`.
pub(crate) const PAYLOAD_MANIFEST: &str = "manifest-sha256.txt";
/// Names every other file but itself.
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// Declares the bag.
pub(crate) const DECLARATION: (&str, &str) = ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
/// Describes the bag.
pub(crate) const BAG_INFO: &str = "bag-info.txt";

/// `bag-info.txt`. No date: it would be the clock's.
pub(crate) fn bag_info(name: &str, version: &semver::Version, tool_version: &str, payload_bytes: u64, payload_files: usize) -> String {
    format!(
        "Bag-Software-Agent: newsbale {tool_version}\nExternal-Identifier: {name} {version}\nPayload-Oxum: {payload_bytes}.{payload_files}\n"
    )
}

/// A manifest of these files, in its one legal form: sorted, lower-case hex, two blanks, line feed.
pub(crate) fn manifest<'f>(files: impl Iterator<Item = (&'f str, Sha256)>) -> String {
    let mut lines: Vec<_> = files.collect();
    lines.sort_unstable();
    lines.into_iter().map(|(path, digest)| format!("{digest}  {path}\n")).collect()
}

/// Reads a manifest.
///
/// # Errors
/// The first line that is not in the one legal form.
pub(crate) fn parse_manifest(text: &str) -> Result<Vec<(String, Sha256)>, String> {
    let mut files: Vec<(String, Sha256)> = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let parsed =
            parse_line(line).ok_or_else(|| format!("line {}: expected 64 hex digits, two blanks, a path and a line feed", number + 1))?;
        if files.last().is_some_and(|last| last.0 >= parsed.0) {
            return Err(format!("line {}: expected paths sorted and each once", number + 1));
        }
        files.push(parsed);
    }
    Ok(files)
}

fn parse_line(line: &str) -> Option<(String, Sha256)> {
    let (digest, path) = line.strip_suffix('\n')?.split_once("  ")?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'/');
    let confined = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    (confined && path.bytes().all(plain)).then_some(())?;
    Some((path.to_owned(), digest.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_round_trip_and_err_on_any_other_form() {
        let digest = Sha256::of(b"x");
        let text = manifest([("data/b", digest), ("data/a", digest)].into_iter());
        let files = parse_manifest(&text).expect("legal");
        assert_eq!(files, [("data/a".to_owned(), digest), ("data/b".to_owned(), digest)]);
        for bad in [
            text.replace("  ", " "),
            text.to_uppercase(),
            text.replace("data/b", "data/a"),
            text.replace("data/a", "../a"),
            text.replace("data/a", "/a"),
            text.trim_end().to_owned(),
        ] {
            assert!(parse_manifest(&bad).is_err(), "{bad}");
        }
    }
}
