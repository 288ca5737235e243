//! What the modules put into memory: constants that only late functions read come with the second module.

use std::ops::Range;
use wasm_encoder::{ConstExpr, DataSection, Module, RawSection, Section};
use wasmparser::{Data, DataKind, Operator, Parser, Payload, Result};

/// A pause this short in what is late stays where it is: a piece of its own has a head of six bytes.
const PAUSE: u32 = 12;

/// Moves the late ranges of memory from the first module's data to the second module, which has none. The ranges are in
/// order.
pub fn divide(first: &[u8], second: &[u8], late: &[Range<u32>]) -> Result<[Vec<u8>; 2]> {
    let (mut module, mut moved) = (Module::new(), DataSection::new());
    for payload in Parser::new(0).parse_all(first) {
        let payload = payload?;
        match &payload {
            // Without it pieces need not be counted before the code.
            Payload::DataCountSection { .. } => {}
            Payload::DataSection(data) => {
                let mut kept = DataSection::new();
                for piece in data.clone() {
                    let piece = piece?;
                    let Some(start) = address(&piece)? else {
                        kept.passive(piece.data.iter().copied());
                        continue;
                    };
                    let end = start + piece.data.len() as u32;
                    let put = |section: &mut DataSection, range: Range<u32>| {
                        let bytes = &piece.data[(range.start - start) as usize..(range.end - start) as usize];
                        if !bytes.is_empty() {
                            section.active(0, &ConstExpr::i32_const(range.start as i32), bytes.iter().copied());
                        }
                    };
                    let mut at = start;
                    for range in late.iter().filter(|range| range.end - range.start >= PAUSE) {
                        if start <= range.start && range.end <= end {
                            put(&mut kept, at..range.start);
                            put(&mut moved, range.clone());
                            at = range.end;
                        }
                    }
                    put(&mut kept, at..end);
                }
                module.section(&kept);
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    module.section(&RawSection { id, data: &first[range.start as usize..range.end as usize] });
                }
            }
        }
    }
    let mut second = second.to_vec();
    moved.append_to(&mut second);
    Ok([module.finish(), second])
}

/// Where in memory a piece of data goes by itself.
pub fn address(piece: &Data<'_>) -> Result<Option<u32>> {
    let DataKind::Active { offset_expr, .. } = &piece.kind else { return Ok(None) };
    Ok(match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a module's data: where they go, and their bytes.
    fn pieces(module: &[u8]) -> Vec<(u32, Vec<u8>)> {
        let sections = Parser::new(0).parse_all(module).map(|payload| payload.unwrap());
        let data =
            sections.filter_map(|section| if let Payload::DataSection(data) = section { Some(data) } else { None });
        let pieces = data.flat_map(|data| data.into_iter().map(|piece| piece.unwrap()).collect::<Vec<_>>());
        pieces.map(|piece| (address(&piece).unwrap().unwrap(), piece.data.to_vec())).collect()
    }

    #[test]
    fn late_ranges_move_and_the_rest_stays_where_it_is() {
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1000), (0..100).collect::<Vec<u8>>());
        let mut first = Module::new();
        first.section(&data);
        // The second range is not worth a piece; the third is not in this one.
        let late = [1020..1040, 1050..1055, 2000..2100, 1080..1100];
        let [first, second] = divide(&first.finish(), &Module::new().finish(), &late).unwrap();
        assert_eq!(pieces(&first), [(1000, (0..20).collect()), (1040, (40..80).collect::<Vec<u8>>())]);
        assert_eq!(pieces(&second), [(1020, (20..40).collect()), (1080, (80..100).collect::<Vec<u8>>())]);
    }
}
