//! What the second module has because it is drawn or done [`later`](super::later): late.txt names this module, and a
//! function that is compiled for a type of it is late.

/// A closure that runs once the second module is there. Its code is in there, since nothing else calls it.
pub struct Second<F>(pub F);

impl<F: Fn() -> T, T> Second<F> {
    /// Runs it.
    #[inline(never)]
    pub fn draw(&self) -> T {
        (self.0)()
    }
}

impl<F: FnOnce() -> T, T> Second<F> {
    /// Runs it, once and for all.
    #[inline(never)]
    pub fn run(self) -> T {
        (self.0)()
    }
}
