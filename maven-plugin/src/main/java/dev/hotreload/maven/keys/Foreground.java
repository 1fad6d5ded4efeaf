package dev.hotreload.maven.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this process is in the foreground of its terminal. One that is not is stopped when it reads the terminal or
 * changes its settings (POSIX, 11.1.4), and with it the build that the user has put into the background.
 */
final class Foreground {

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final int PROCESS_GROUP = 2;
    private static final int OF_TERMINAL = 5;

    /** Whether it is now. */
    boolean isHere() {
        return Files.exists(STAT) ? isInStat() : isInPs();
    }

    /** Whether it is no longer, as far as that can be told at once. */
    boolean isLeft() {
        return Files.exists(STAT) && !isInStat();
    }

    private static boolean isInStat() {
        try {
            return isHere(Files.readString(STAT, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }

    /** By proc_pid_stat(5): what follows the command's name, which may have spaces and parentheses. */
    static boolean isHere(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        String terminal = fields[OF_TERMINAL];
        // Without a controlling terminal nobody is stopped.
        return terminal.equals("-1") || terminal.equals(fields[PROCESS_GROUP]);
    }

    /** {@code +} is the state of a process in the foreground, in BSD and macOS. */
    private static boolean isInPs() {
        try {
            Process ps = new ProcessBuilder(
                            "ps",
                            "-o",
                            "stat=",
                            "-p",
                            String.valueOf(ProcessHandle.current().pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains("+");
        } catch (IOException e) {
            return false;
        }
    }
}
