//! What can be reached before the second module is there: functions and data, from where the page begins.

use super::bytes::Reader;
use super::linked::{Function, Linked, Reference, Symbol};
use std::collections::{HashMap, HashSet};

/// What the first module needs.
pub struct Reached<'l> {
    linked: &'l Linked,
    /// Of each function with a body, whether it can run.
    functions: Vec<bool>,
    /// Of each function with a body, whether it is late and something that can run calls it or points to it.
    called: Vec<bool>,
    symbols: HashSet<usize>,
}

/// Where the way leads.
enum Step {
    Function(usize),
    Data(usize),
}

impl Linked {
    /// Follows what refers to what, from the functions that begin something and from what is not constant, up to the
    /// functions that are late.
    ///
    /// A name that two functions have is not late. An address that is but handed to a late function does not count: that
    /// brings its data along. Nor does the place of a panic in the source, which is read only by what tells of a panic.
    pub fn reached(&self, begins: impl Fn(&str) -> bool, is_late: impl Fn(&str) -> bool) -> Reached<'_> {
        let unique = self.unique();
        let named = |function: &Function, is: &dyn Fn(&str) -> bool| function.name.as_deref().is_some_and(is);
        let late = |function: &Function| named(function, &|name| unique.contains(name) && is_late(name));
        let late: Vec<bool> = self.functions.iter().map(late).collect();
        let count = self.functions.len();
        let mut reached = Reached {
            linked: self,
            functions: vec![false; count],
            called: vec![false; count],
            symbols: HashSet::new(),
        };
        let beginning = (0..count).filter(|index| match &self.functions[*index].name {
            Some(name) => begins(name),
            None => true,
        });
        let mut waiting: Vec<Step> = beginning.map(Step::Function).collect();
        waiting.extend(self.symbols.iter().enumerate().filter_map(|(index, symbol)| match symbol {
            Symbol::Data { segment, .. } if *segment != self.constants => Some(Step::Data(index)),
            _ => None,
        }));
        while let Some(step) = waiting.pop() {
            match step {
                Step::Function(index) if late[index] => reached.called[index] = true,
                Step::Function(index) => {
                    if !std::mem::replace(&mut reached.functions[index], true) {
                        let references = self.in_function(index).iter();
                        let counted = references.filter(|reference| !self.is_handed_on(reference, &late));
                        waiting.extend(counted.filter_map(|reference| self.step(reference)));
                    }
                }
                Step::Data(symbol) => {
                    if !self.is_place(symbol) && reached.symbols.insert(symbol) {
                        waiting.extend(self.in_data(symbol).iter().filter_map(|reference| self.step(reference)));
                    }
                }
            }
        }
        reached
    }

    fn step(&self, reference: &Reference) -> Option<Step> {
        match self.symbols.get(reference.symbol)? {
            Symbol::Data { .. } => Some(Step::Data(reference.symbol)),
            Symbol::Function(index) => index.checked_sub(self.imported).map(Step::Function),
            Symbol::Other => None,
        }
    }

    /// The names that only one function has.
    fn unique(&self) -> HashSet<&str> {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for name in self.functions.iter().filter_map(|function| function.name.as_deref()) {
            *count.entry(name).or_default() += 1;
        }
        count.into_iter().filter(|(_, count)| *count == 1).map(|(name, _)| name).collect()
    }

    fn in_function(&self, index: usize) -> &[Reference] {
        let start = self.functions[index].start;
        let end = self.functions.get(index + 1).map_or(usize::MAX, |next| next.start);
        within(&self.code, start, end)
    }

    fn in_data(&self, symbol: usize) -> &[Reference] {
        let (start, length) = self.range(symbol).unwrap_or_default();
        within(&self.data, start, start + length)
    }

    /// Whether an address in the code is but an argument of a late function, such as the message of a panic.
    fn is_handed_on(&self, reference: &Reference, late: &[bool]) -> bool {
        const CALL: u8 = 0x10;
        const LOCAL: u8 = 0x20;
        const GLOBAL: u8 = 0x23;
        const I32_CONST: u8 = 0x41;
        const I64_CONST: u8 = 0x42;
        let read = || {
            let mut reader = Reader::new(self.code_bytes.get(reference.at.checked_sub(1)?..)?);
            let mut values = 0;
            loop {
                match reader.byte()? {
                    I32_CONST | I64_CONST => reader.signed().map(|_| ())?,
                    LOCAL | GLOBAL if values > 0 => reader.number().map(|_| ())?,
                    CALL if values > 0 => {
                        let index = reader.number()?.checked_sub(self.imported)?;
                        return Some(self.functions.get(index)?.parameters >= values && *late.get(index)?);
                    }
                    _ => return None,
                }
                values += 1;
            }
        };
        read().unwrap_or(false)
    }

    /// Whether data is a `core::panic::Location`: the name of a file of Rust, line and column.
    fn is_place(&self, symbol: usize) -> bool {
        const LENGTH: usize = 16;
        let read = || {
            let (start, length) = self.range(symbol)?;
            let [name] = within(&self.data, start, start + length) else { return None };
            let (at, length_of_name) = self.range(name.symbol)?;
            let text = self.data_bytes.get(at..at + length_of_name)?;
            let is_name = text.strip_suffix(&[0]).unwrap_or(text).ends_with(b".rs");
            Some(length == LENGTH && name.at == start && is_name)
        };
        read().unwrap_or(false)
    }
}

impl Reached<'_> {
    /// The names of the functions that can run before the second module is there.
    pub fn running(&self) -> HashSet<&str> {
        self.names(|index| self.functions[index])
    }

    /// The names of the functions that nothing calls before the second module is there.
    pub fn unreached(&self) -> HashSet<&str> {
        self.names(|index| !self.functions[index])
    }

    /// The names of the late functions that something calls, or points to, before the second module is there.
    pub fn called(&self) -> HashSet<&str> {
        self.names(|index| self.called[index])
    }

    fn names(&self, wanted: impl Fn(usize) -> bool) -> HashSet<&str> {
        let unique = self.linked.unique();
        let named = self.linked.functions.iter().enumerate().filter(|(index, _)| wanted(*index));
        named.filter_map(|(_, function)| function.name.as_deref()).filter(|name| unique.contains(name)).collect()
    }

    /// How many bytes of code can run.
    pub fn weight(&self) -> usize {
        let starts = self.linked.functions.iter().map(|function| function.start);
        let ends = starts.clone().skip(1).chain([self.linked.code_bytes.len()]);
        starts
            .zip(ends)
            .zip(&self.functions)
            .filter(|(_, reached)| **reached)
            .map(|((start, end), _)| end - start)
            .sum()
    }

    /// For each byte of the constants, whether nothing reads it before the second module is there. Bytes of no symbol
    /// count as read.
    pub fn unread(&self) -> Vec<bool> {
        let length = self.linked.segments.get(self.linked.constants).map_or(0, |segment| segment.length);
        let (mut known, mut read) = (vec![false; length], vec![false; length]);
        for (index, symbol) in self.linked.symbols.iter().enumerate() {
            let Symbol::Data { segment, start, length } = symbol else { continue };
            if *segment == self.linked.constants {
                let range = *start..(start + length).min(known.len());
                known.get_mut(range.clone()).into_iter().flatten().for_each(|byte| *byte = true);
                if self.symbols.contains(&index) {
                    read.get_mut(range).into_iter().flatten().for_each(|byte| *byte = true);
                }
            }
        }
        known.iter().zip(read).map(|(known, read)| *known && !read).collect()
    }
}

/// The references in a part of a section.
fn within(references: &[Reference], start: usize, end: usize) -> &[Reference] {
    let at = |offset: usize| references.partition_point(|reference| reference.at < offset);
    &references[at(start)..at(end)]
}

#[cfg(test)]
mod tests {
    use super::super::linked::Segment;
    use super::*;

    /// Functions `early` (at 0) and `late` (at 10); five constants of two bytes, the last of them nobody's. Symbols 4 and
    /// 5 are the functions.
    fn linked(code: &[(usize, usize)], data: &[(usize, usize)]) -> Linked {
        let references = |list: &[(usize, usize)]| list.iter().map(|&(at, symbol)| Reference { at, symbol }).collect();
        let function = |name: &str, start| Function { name: Some(name.to_owned()), start, parameters: 2 };
        let constants = (0..4).map(|index| Symbol::Data { segment: 0, start: index * 2, length: 2 });
        Linked {
            functions: vec![function("early", 0), function("late", 10)],
            imported: 1,
            symbols: constants.chain([Symbol::Function(1), Symbol::Function(2)]).collect(),
            code: references(code),
            data: references(data),
            code_bytes: vec![0; 20],
            data_bytes: vec![0; 10],
            segments: vec![Segment { start: 0, length: 10 }],
            constants: 0,
        }
    }

    fn unread(linked: &Linked) -> Vec<bool> {
        linked.reached(|name| name == "early", |name| name == "late").unread()
    }

    fn check(code: &[(usize, usize)], data: &[(usize, usize)], late_symbols: &[usize]) {
        let expected: Vec<bool> = (0..10).map(|byte| late_symbols.contains(&(byte / 2))).collect();
        assert_eq!(unread(&linked(code, data)), expected, "{code:?} {data:?}");
    }

    #[test]
    fn data_is_late_where_only_late_functions_reach_it() {
        check(&[(3, 0), (12, 1)], &[], &[1, 2, 3]);
        check(&[(3, 0), (12, 0)], &[], &[1, 2, 3]);
        // Symbol 0, which an early function reads, refers to 2, and that to 3.
        check(&[(3, 0), (12, 1)], &[(0, 2), (4, 3)], &[1]);
        // What late data refers to stays late.
        check(&[(3, 0), (12, 1)], &[(2, 3)], &[1, 2, 3]);
    }

    #[test]
    fn a_function_is_called_where_code_or_data_that_is_reached_refers_to_it() {
        let called = |code: &[(usize, usize)], data: &[(usize, usize)]| {
            let linked = linked(code, data);
            let reached = linked.reached(|name| name == "early", |name| name == "late");
            assert_eq!(reached.unreached(), HashSet::from(["late"]));
            !reached.called().is_empty()
        };
        assert!(called(&[(3, 5)], &[]));
        assert!(called(&[(3, 0)], &[(0, 5)]));
        assert!(!called(&[(3, 0)], &[(2, 5)]));
        assert!(!called(&[(12, 4)], &[]));
    }

    #[test]
    fn what_only_a_late_function_calls_is_not_reached() {
        let mut linked = linked(&[(3, 4), (12, 0)], &[]);
        assert_eq!(linked.reached(|_| false, |_| false).unreached(), HashSet::from(["early", "late"]));
        linked.code[0].symbol = 5;
        let reached = linked.reached(|name| name == "early", |_| false);
        assert_eq!((reached.unreached().len(), reached.weight()), (0, 20));
    }

    #[test]
    fn an_address_that_is_handed_to_a_late_function_is_not_read() {
        let late = |calls: &[u8]| {
            let mut linked = linked(&[(1, 0)], &[]);
            linked.code_bytes[..calls.len()].copy_from_slice(calls);
            unread(&linked)[0]
        };
        // i32.const 0, i32.const 5, call: "late" has index 2, and "early" has index 1.
        assert!(late(&[0x41, 0, 0x41, 5, 0x10, 2]));
        assert!(!late(&[0x41, 0, 0x41, 5, 0x10, 1]));
        // With a third value the address is none of the two that it takes.
        assert!(!late(&[0x41, 0, 0x41, 5, 0x20, 0, 0x10, 2]));
        assert!(!late(&[0x41, 0, 0x22, 5, 0x10, 2]));
    }

    #[test]
    fn places_of_panics_are_not_read_before_a_panic() {
        let mut linked = linked(&[(3, 0)], &[(0, 1)]);
        linked.symbols =
            vec![Symbol::Data { segment: 0, start: 0, length: 16 }, Symbol::Data { segment: 0, start: 16, length: 5 }];
        linked.segments[0].length = 21;
        linked.data_bytes = [[0; 16].as_slice(), b"a.rs\0"].concat();
        assert_eq!(unread(&linked), [true; 21]);
        linked.data_bytes[18] = b'!';
        assert_eq!(unread(&linked), [false; 21]);
    }

    #[test]
    fn two_functions_of_one_name_count_as_early() {
        let mut linked = linked(&[(12, 1)], &[]);
        linked.functions[0].name = Some("late".to_owned());
        assert!(!linked.reached(|name| name == "late", |name| name == "late").unread()[2]);
    }
}
