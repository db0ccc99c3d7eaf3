//! Reading all that is stored, before anything is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Area, Damaged, Opened, Refused, Seen, Store, Unreadable, codec, keys};
use crate::book::{Book, DeviceId, Frame, Shard, UnitId};

fn parse_shard(json: &str) -> Result<Shard, Unreadable> {
    serde_json::from_str(json).map_err(|error| Unreadable::Content(error.to_string()))
}

fn parse_frame(json: &str) -> Result<Frame, Unreadable> {
    serde_json::from_str(json).map_err(|error| Unreadable::Content(error.to_string()))
}

/// The unit that a key is about; of a value set aside, the key that it had.
fn unit_of(key: &str) -> Option<UnitId> {
    let aside = key.strip_prefix(keys::ASIDE).and_then(|rest| rest.split_once('.')).map(|(_, name)| format!("{}{name}", keys::PREFIX));
    UnitId::new(aside.as_deref().unwrap_or(key).strip_prefix(keys::SHARD)?).ok()
}

/// Whether a key is of a part of the book, or of what was one.
pub(super) fn is_of_book(key: &str) -> bool {
    key == keys::FRAME || key.starts_with(keys::SHARD) || key.starts_with(keys::ASIDE)
}

impl Opened {
    pub(super) fn unread(area: Box<dyn Area>, random: u128) -> Self {
        let store = Store { area, saved: Book::default(), seen: BTreeMap::new(), newer: false, device: DeviceId::random(random) };
        Self { store, book: Book::default(), damaged: Vec::new(), blocked: false }
    }

    /// Reads every key of ours into the book, or into the list of what is damaged.
    pub(super) fn read_all(&mut self) -> Result<(), Refused> {
        let mut names = self.store.area.keys()?;
        crate::sort::sort_by(&mut names, |a, b| a.cmp(b));
        for key in names.iter().filter(|key| is_of_book(key)) {
            if let Some(text) = self.store.area.get(key)? {
                self.read(key, text);
            }
        }
        Ok(())
    }

    fn read(&mut self, key: &str, text: String) {
        let hash = codec::checksum(&text);
        let (revision, result) = match codec::unseal(&text) {
            Ok(sealed) => (sealed.revision, self.take(key, &sealed.json)),
            Err(unreadable) => (0, Err(unreadable)),
        };
        self.store.seen.insert(key.into(), Seen { text: hash, revision, unreadable: result.is_err() });
        if let Err(reason) = result {
            self.store.newer |= matches!(reason, Unreadable::Newer(_));
            self.damaged.push(Damaged { key: key.into(), unit: unit_of(key), reason, raw: text });
        }
    }

    fn take(&mut self, key: &str, json: &str) -> Result<(), Unreadable> {
        if key == keys::FRAME {
            self.book.frame = Arc::new(parse_frame(json)?);
        } else if key.starts_with(keys::ASIDE) {
            return Err(Unreadable::Replaced);
        } else {
            let shard = parse_shard(json)?;
            if keys::shard(&shard.root) != key {
                return Err(Unreadable::Content(format!("đơn vị «{}» nằm sai chỗ", shard.root)));
            }
            self.book.shards.insert(shard.root.clone(), Arc::new(shard));
        }
        Ok(())
    }

    /// Takes the device's id of earlier or keeps the new one; a text that is no id is nobody's data and gives way.
    pub(super) fn name_device(&mut self) {
        let store = &mut self.store;
        match store.area.get(keys::DEVICE).map(|text| text.map(|text| DeviceId::new(&text))) {
            Ok(Some(Ok(device))) => store.device = device,
            // Where the new id cannot be kept, it lasts as long as the page.
            _ => drop(store.area.set(keys::DEVICE, store.device.as_str())),
        }
    }
}
