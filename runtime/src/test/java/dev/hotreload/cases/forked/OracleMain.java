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
 * Drives one program after the other, each in a class loader of its own: for each line on stdin, which is a class path.
 * Answers in the words of {@link CaseMain}.
 */
public final class OracleMain {

    private OracleMain() {}

    /** Drives programs until stdin ends. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String classPath = commands.readLine(); classPath != null; classPath = commands.readLine()) {
            try (URLClassLoader loader = new URLClassLoader(urls(classPath), OracleMain.class.getClassLoader())) {
                String output = CaseMain.run("setup", loader) + CaseMain.run("drive", loader);
                output.lines().forEach(line -> answers.println(CaseMain.OUTPUT + line));
            }
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
