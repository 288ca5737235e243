//! Where a sheet at the bottom of the window comes to rest, once it was dragged and let go of.

/// A place of rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Below the window: it is closed.
    Away,
    /// At its lower height.
    Half,
    /// At its full height.
    Full,
}

/// How long a sheet glides on after it was let go of, in ms.
const GLIDE: f64 = 120.0;
/// Below this part of its lower height a sheet is meant to go.
const GOES: f64 = 0.6;

/// The rest of a sheet that is let go of at a height, in px, while it grows by so many px in a ms.
pub fn rest(height: f64, speed: f64, half: f64, full: f64) -> Rest {
    let reached = height + speed * GLIDE;
    if reached < half * GOES {
        Rest::Away
    } else if reached < (half + full) / 2.0 {
        Rest::Half
    } else {
        Rest::Full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_rests_at_the_nearest_height_or_goes() {
        let check = |height: f64, speed: f64, expected: Rest| {
            assert_eq!(rest(height, speed, 500.0, 800.0), expected, "{height} px, {speed} px/ms");
        };
        check(520.0, 0.0, Rest::Half);
        check(640.0, 0.0, Rest::Half);
        check(660.0, 0.0, Rest::Full);
        check(310.0, 0.0, Rest::Half);
        check(290.0, 0.0, Rest::Away);
        // A flick counts more than the way.
        check(520.0, 1.5, Rest::Full);
        check(780.0, -1.5, Rest::Half);
        check(480.0, -1.8, Rest::Away);
        // Where there is no room for two heights, it is one.
        assert_eq!(rest(300.0, 0.0, 300.0, 300.0), Rest::Full);
    }
}
