//! Output that grows while the books are read.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Seek, Write};
use std::path::PathBuf;

use crate::Failure;

/// The destination of output: at once the standard output or, if a bad file must leave none, first
/// a file beside it.
pub struct Out {
    writer: BufWriter<Target>,
    held: Option<PathBuf>,
}

enum Target {
    Stdout(io::Stdout),
    File(File),
}

impl Out {
    /// Output that is held back until [`Out::finish`] if `is_held`.
    ///
    /// # Errors
    /// The folder for temporary files cannot be written.
    pub fn new(is_held: bool) -> Result<Self, Failure> {
        let (target, held) = if is_held {
            let name = format!("binh-yen-{}.out", std::process::id());
            let path = std::env::temp_dir().join(name);
            // An existing file, or a link to another file, is never written to.
            let _ = fs::remove_file(&path);
            let mut options = File::options();
            options.read(true).write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let file = options.open(&path);
            (Target::File(file.map_err(Failure::usage)?), Some(path))
        } else {
            (Target::Stdout(io::stdout()), None)
        };
        let writer = BufWriter::with_capacity(1 << 16, target);
        Ok(Self { writer, held })
    }

    /// Writes text. A reader that stops early, as `head` does, is no failure.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.writer.write_all(text.as_bytes());
        self.written(written)
    }

    /// Writes the output that was held back.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn finish(mut self) -> Result<(), Failure> {
        let flushed = self.writer.flush();
        self.written(flushed)?;
        if let Target::File(file) = self.writer.get_mut() {
            let copied =
                file.rewind().and_then(|()| io::copy(file, &mut io::stdout().lock())).map(|_| ());
            self.written(copied)?;
        }
        Ok(())
    }

    fn written(&self, result: io::Result<()>) -> Result<(), Failure> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(Failure::usage),
        }
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        if let Some(path) = &self.held {
            // It does no harm if the temporary file stays.
            let _ = fs::remove_file(path);
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
    }
}
