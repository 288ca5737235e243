//! Debian's and Ubuntu's packages, where we may install them.

use crate::Result;
use crate::command::{program, read, show, succeeds};
use crate::paths::find_program;
use std::fs;
use std::process::Command;

/// Whether apt-get is there and we are root or may become it without a password.
pub fn available() -> bool {
    find_program(&["apt-get"]).is_some() && (is_root() || succeeds(program("sudo").args(["-n", "true"])))
}

/// Installs packages, refreshing the package list first where there is none or it is out of date.
pub fn install(packages: &[&str]) -> Result {
    let fresh = !has_list();
    if fresh {
        show(apt_get().arg("update"))?;
    }
    let attempt = || show(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages));
    attempt().or_else(|error| {
        if fresh {
            return Err(error);
        }
        show(apt_get().arg("update"))?;
        attempt()
    })
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        program("apt-get")
    } else {
        let mut sudo = program("sudo");
        sudo.args(["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    read(program("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn has_list() -> bool {
    fs::read_dir("/var/lib/apt/lists")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().contains("_Packages")))
}
