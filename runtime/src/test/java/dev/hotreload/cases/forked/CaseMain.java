package dev.hotreload.cases.forked;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * The main program of cases: calls a case's {@code p.Kept.setup()} and {@code p.Drive.drive()} on command.
 *
 * <p>Commands are the lines {@code setup p} and {@code drive p} on stdin, with the case's package. What the case prints
 * to {@link System#out} meanwhile is answered on the real stdout, each line behind {@value #OUTPUT}, then {@value
 * #DONE}; all other lines there are somebody else's. The line {@value #WATCHING} waits until the runtime watches, so
 * that no change is made before.
 */
public final class CaseMain {

    /** Stands before each line that the case printed. */
    public static final String OUTPUT = "case| ";

    /** Ends the answer to one command. */
    public static final String DONE = "case. done";

    /** Waits until the runtime has read what runs and watches for changes. */
    public static final String WATCHING = "watching";

    /** Sets up the program in the package that follows. */
    public static final String SETUP = "setup";

    /** Drives the program in the package that follows. */
    public static final String DRIVE = "drive";

    private static final String STARTER = "hotreload-start";
    private static final long PATIENCE_MILLIS = 30_000;

    private CaseMain() {}

    /** Reads commands until stdin ends. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            String output = run(command, ClassLoader.getSystemClassLoader());
            output.lines().forEach(line -> answers.println(OUTPUT + line));
            answers.println(DONE);
            answers.flush();
        }
        // Threads that a case left behind would keep the JVM.
        System.exit(0);
    }

    static String run(String command, ClassLoader application) {
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(captured, true, StandardCharsets.UTF_8);
        System.setOut(out);
        try {
            awaitWatching();
            if (!command.equals(WATCHING)) {
                call(command, application);
            }
        } catch (InvocationTargetException e) {
            CaseSupport.trace(e.getTargetException());
        } catch (ReflectiveOperationException | LinkageError e) {
            CaseSupport.trace(e);
        }
        out.flush();
        return captured.toString(StandardCharsets.UTF_8);
    }

    /** The runtime's thread of that name does nothing else. */
    private static void awaitWatching() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(STARTER)) {
                try {
                    thread.join(PATIENCE_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (thread.isAlive()) {
                    throw new IllegalStateException(STARTER + " has not ended");
                }
            }
        }
    }

    private static void call(String command, ClassLoader application) throws ReflectiveOperationException {
        String[] words = command.split(" ", 2);
        Class<?> type = switch (words[0]) {
            case SETUP -> application.loadClass(words[1] + ".Kept");
            case DRIVE -> application.loadClass(words[1] + ".Drive");
            default -> throw new IllegalArgumentException("unknown command \"" + command + "\"");
        };
        Method method = type.getDeclaredMethod(words[0]);
        method.invoke(null);
    }
}
