//! Starts Crosscase.

fn main() -> std::process::ExitCode {
    crosscase::cli::main()
}
