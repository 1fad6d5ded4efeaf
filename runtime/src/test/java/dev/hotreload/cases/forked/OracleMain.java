package dev.hotreload.cases.forked;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Drives one program after the other, each in a class loader of its own: for each line on stdin, which is its package,
 * a blank and its class path. Answers in the words of {@link CaseMain}; the last line says whether the program left the
 * JVM as it found it.
 */
public final class OracleMain {

    /** The next program finds what this one has found. */
    public static final String CLEAN = "left nothing behind";

    /** The next program needs another JVM. */
    public static final String SPENT = "left something behind";

    private OracleMain() {}

    /** Drives programs until stdin ends. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] program = line.split(" ", 2);
            SharedState before = SharedState.now();
            try (URLClassLoader loader = new URLClassLoader(urls(program[1]), OracleMain.class.getClassLoader())) {
                Thread.currentThread().setContextClassLoader(loader);
                CaseMain.run(CaseMain.SETUP + " " + program[0], loader);
                CaseMain.run(CaseMain.DRIVE + " " + program[0], loader)
                        .lines()
                        .forEach(printed -> answers.println(CaseMain.OUTPUT + printed));
            } finally {
                Thread.currentThread().setContextClassLoader(OracleMain.class.getClassLoader());
            }
            System.setOut(answers);
            answers.println(CaseMain.OUTPUT + (before.equals(SharedState.now()) ? CLEAN : SPENT));
            answers.println(CaseMain.DONE);
            answers.flush();
        }
        System.exit(0);
    }

    private static URL[] urls(String classPath) throws IOException {
        String[] entries = classPath.split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
