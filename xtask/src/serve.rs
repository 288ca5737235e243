//! `cargo xtask serve`: the page on this machine, rebuilt on every change.

use crate::command::{show, trunk};
use crate::{Result, tools};
use std::net::{Ipv4Addr, TcpListener};

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8099;

/// Builds, serves and watches until the person stops it.
pub fn run(arguments: &[String]) -> Result {
    let options = Options::parse(arguments)?;
    // Also for a release: it is served as Trunk leaves it, in one module that Binaryen has not seen.
    tools::for_development()?;
    let port = free_port(options.port)?;
    println!("Building. Then Rollcall is at http://127.0.0.1:{port}/ and follows every change; Ctrl+C ends it.");
    let mut trunk = trunk("serve");
    trunk.args(["--address", "127.0.0.1", "--port"]);
    // A folder of its own: `dist` always is a release, whatever is being served.
    trunk.arg(port.to_string()).args(["--dist", "target/serve"]);
    if options.release {
        trunk.arg("--release");
    }
    std::fs::create_dir_all(crate::paths::root().join("target/serve")).map_err(|error| error.to_string())?;
    show(&mut trunk)
}

struct Options {
    release: bool,
    port: Option<u16>,
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self { release: false, port: None };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--release" => options.release = true,
                "--port" => {
                    let value = rest.next().ok_or("`--port` needs a number, such as `--port 8080`.")?;
                    let port = value.parse().map_err(|_| format!("\"{value}\" is not a port; 8080 is one."))?;
                    options.port = Some(port);
                }
                other => {
                    return Err(format!("serve knows `--release` and `--port N`, not \"{other}\"."));
                }
            }
        }
        Ok(options)
    }
}

/// The port asked for, or the first free one from 8080.
fn free_port(wanted: Option<u16>) -> Result<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match wanted {
        Some(port) if free(&port) => Ok(port),
        Some(port) => Err(format!("Port {port} is in use. Choose another with `--port N`.")),
        None => (FIRST_PORT..=LAST_PORT)
            .find(free)
            .ok_or_else(|| format!("Ports {FIRST_PORT} to {LAST_PORT} are all in use. Choose one with `--port N`.")),
    }
}
