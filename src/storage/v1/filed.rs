//! The way between a value of the study and what stands for it in a file; lists, options and maps of such.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value of a study that format 1 can hold.
pub trait Filed: Sized {
    /// What stands in the file.
    type File;
    fn to_file(&self) -> Self::File;
    fn from_file(file: Self::File) -> Self;
}

/// What a record is when the file leaves a field out, and so is not written.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! as_it_is {
    ($($type:ty),+) => {$(
        impl Filed for $type {
            type File = Self;
            fn to_file(&self) -> Self { self.clone() }
            fn from_file(file: Self) -> Self { file }
        }
    )+};
}
as_it_is!(String, bool, u8, u16, u32, u64);

impl<T: Filed> Filed for Option<T> {
    type File = Option<T::File>;
    fn to_file(&self) -> Self::File {
        self.as_ref().map(T::to_file)
    }
    fn from_file(file: Self::File) -> Self {
        file.map(T::from_file)
    }
}

impl<T: Filed> Filed for Vec<T> {
    type File = Vec<T::File>;
    fn to_file(&self) -> Self::File {
        self.iter().map(T::to_file).collect()
    }
    fn from_file(file: Self::File) -> Self {
        file.into_iter().map(T::from_file).collect()
    }
}

impl<T: Filed + Ord> Filed for BTreeSet<T> {
    type File = Vec<T::File>;
    fn to_file(&self) -> Self::File {
        self.iter().map(T::to_file).collect()
    }
    fn from_file(file: Self::File) -> Self {
        file.into_iter().map(T::from_file).collect()
    }
}

impl<T: Filed> Filed for Arc<T> {
    type File = Box<T::File>;
    fn to_file(&self) -> Self::File {
        Box::new(T::to_file(self))
    }
    fn from_file(file: Self::File) -> Self {
        Self::new(T::from_file(*file))
    }
}

impl<A: Filed, B: Filed> Filed for (A, B) {
    type File = (A::File, B::File);
    fn to_file(&self) -> Self::File {
        (self.0.to_file(), self.1.to_file())
    }
    fn from_file(file: Self::File) -> Self {
        (A::from_file(file.0), B::from_file(file.1))
    }
}

/// A map that refuses a key that comes twice; RON itself would keep the last in silence.
#[derive(Clone, PartialEq)]
pub struct Map<K, V>(pub Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de> + PartialEq, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de> + PartialEq, V: Deserialize<'de>> Visitor<'de> for Pairs<K, V> {
            type Value = Vec<(K, V)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs: Self::Value = Vec::new();
                while let Some((key, value)) = map.next_entry::<K, V>()? {
                    // No case has so many attributes; a file made to keep us busy might.
                    if pairs.len() > 10_000 {
                        return Err(A::Error::custom("a map is longer than any study needs"));
                    }
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom("a key comes twice"));
                    }
                    pairs.push((key, value));
                }
                Ok(pairs)
            }
        }
        from.deserialize_map(Pairs(PhantomData)).map(Self)
    }
}

impl<K: Filed + Ord, V: Filed> Filed for BTreeMap<K, V> {
    type File = Map<K::File, V::File>;
    fn to_file(&self) -> Self::File {
        Map(self.iter().map(|(key, value)| (key.to_file(), value.to_file())).collect())
    }
    fn from_file(file: Self::File) -> Self {
        file.0.into_iter().map(|(key, value)| (K::from_file(key), V::from_file(value))).collect()
    }
}
