//! A static host on this machine, as plain as the plainest that Rollcall is made for.
//!
//! Deliberately absent: a fallback to index.html. The page lies in a folder inside a folder, so that an
//! address that is not relative fails.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The folder that the page is served from.
const FOLDER: &str = "/some/folder/";

/// When the page's second module arrives.
#[derive(Clone, Copy, Debug)]
pub enum Arrival {
    /// As everything else.
    AtOnce,
    /// Each time that it is asked for, so much later.
    After(Duration),
    /// Not at all: it is not found.
    Never,
}

/// Serves the built page until dropped.
pub struct Server {
    address: SocketAddr,
    late: Arc<Mutex<Arrival>>,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `dist/` on a free port.
    pub fn start() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(dist.join("index.html").is_file(), "There is no dist/ to test. `cargo xtask dist` builds it.");
        let late = Arc::new(Mutex::new(Arrival::AtOnce));
        let arrival = Arc::clone(&late);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port on this machine");
        let address = listener.local_addr().expect("a bound listener has an address");
        let stopping = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stopping);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::Relaxed) {
                    break;
                }
                let (dist, arrival) = (dist.clone(), Arc::clone(&arrival));
                // A browser asks for several files at once, and may open connections that it never uses.
                thread::spawn(move || stream.and_then(|stream| answer(&stream, &dist, &arrival)));
            }
        });
        Self { address, late, stopping, thread: Some(thread) }
    }

    /// The page's address, ending in a slash.
    pub fn url(&self) -> String {
        format!("{}{FOLDER}", self.origin())
    }

    /// Decides when the second module arrives from now on.
    pub fn late(&self) -> Arc<Mutex<Arrival>> {
        Arc::clone(&self.late)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        // The listener waits for a connection; this one wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(stream: &TcpStream, dist: &Path, late: &Mutex<Arrival>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else { return Ok(()) };
    // The rest of the head is read, because closing with unread input would reset the connection.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let found = file(&request, dist).filter(|path| arrives(path, late));
    let found = found.and_then(|path| Some((mime(&path), fs::read(path).ok()?)));
    let (status, mime, body) = match found {
        Some((mime, body)) => ("200 OK", mime, body),
        None => ("404 Not Found", "text/plain", b"Not found".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// Waits for as long as a file is to be late, and answers whether it comes at all.
fn arrives(path: &Path, late: &Mutex<Arrival>) -> bool {
    let is_late = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("late-"));
    match if is_late { *late.lock().expect("no thread panics with it") } else { Arrival::AtOnce } {
        Arrival::AtOnce => true,
        Arrival::After(time) => {
            thread::sleep(time);
            true
        }
        Arrival::Never => false,
    }
}

/// The file a request line asks for, or none where it lies outside the folder.
fn file(request: &str, dist: &Path) -> Option<PathBuf> {
    let target = request.strip_prefix("GET ")?.split(' ').next()?;
    let path = target.split(['?', '#']).next()?.strip_prefix(FOLDER)?;
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    Some(dist.join(if path.is_empty() { "index.html" } else { path }))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
