package dev.hotreload.cases;

import dev.hotreload.cases.forked.CompilerMain;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The compilers of one JDK in a process of their own. Safe for use by any thread. */
public final class CaseCompiler implements AutoCloseable {

    /** By suffix, in the order in which they are compiled. */
    private static final List<String> LANGUAGES = List.of("kt", "groovy", "java");

    private final TestJdk jdk;
    private final List<String> command;
    private final Path log;

    /** Null: to be started with the next compilation. */
    private @Nullable ForkedJvm process;

    CaseCompiler(TestJdk jdk, Path support, Path directory) {
        this.jdk = jdk;
        this.command = List.of(
                jdk.tool("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                support
                        + File.pathSeparator
                        + directory.resolveSibling("libraries").resolve("*"),
                CompilerMain.class.getName());
        this.log = directory.resolve("compiler-" + jdk.feature() + ".log");
    }

    /** Compiles with javac. */
    public void compile(
            Map<String, String> files,
            Path sources,
            Path classes,
            List<Path> classPath,
            int release,
            List<String> options) {
        compile(files, sources, classes, classPath, "javac", release, options);
    }

    /**
     * Compiles the sources among {@code files} into {@code classes} and copies the others there; Kotlin's and Groovy's
     * first, so that Java's may use them.
     *
     * @param files path to content
     * @param sources where the files are written to
     * @param javaCompiler {@code javac} or {@code ecj}
     * @throws IllegalArgumentException with the compiler's messages if they do not compile
     */
    public void compile(
            Map<String, String> files,
            Path sources,
            Path classes,
            List<Path> classPath,
            String javaCompiler,
            int release,
            List<String> options) {
        Map<String, List<String>> byLanguage = write(files, sources, classes);
        List<Path> withOwn = new ArrayList<>(classPath);
        withOwn.add(classes);
        for (String language : LANGUAGES) {
            if (byLanguage.containsKey(language)) {
                String compiler = language.equals("java") ? javaCompiler : language;
                List<String> arguments = new ArrayList<>(arguments(compiler, release));
                arguments.addAll(List.of("-d", classes.toString(), "-cp", join(withOwn)));
                arguments.addAll(language.equals("java") ? options : List.of());
                arguments.addAll(byLanguage.get(language));
                run(compiler, arguments, sources.resolve(language + ".args"));
            }
        }
    }

    /**
     * Writes the sources among {@code files} below {@code sources} and the others below {@code classes}.
     *
     * @param files path to content
     * @return the sources by language
     */
    static Map<String, List<String>> write(Map<String, String> files, Path sources, Path classes) {
        Map<String, List<String>> byLanguage = new HashMap<>();
        try {
            Files.createDirectories(classes);
            for (Map.Entry<String, String> file : files.entrySet()) {
                String language = file.getKey().substring(file.getKey().lastIndexOf('.') + 1);
                boolean source = LANGUAGES.contains(language);
                Path target = (source ? sources : classes).resolve(file.getKey());
                Files.createDirectories(target.resolve("..").normalize());
                Files.writeString(target, file.getValue());
                if (source) {
                    byLanguage
                            .computeIfAbsent(language, key -> new ArrayList<>())
                            .add(target.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byLanguage;
    }

    /**
     * Compiles sources that were written before with javac.
     *
     * @param output where the class files are written to, and the compiler's arguments
     * @throws IllegalArgumentException with the compiler's messages if they do not compile
     */
    void javac(List<String> sources, Path output, List<Path> classPath, int release) {
        List<String> arguments = new ArrayList<>(arguments("javac", release));
        arguments.addAll(List.of("-d", output.toString(), "-cp", join(classPath)));
        arguments.addAll(sources);
        run("javac", arguments, output.resolve("java.args"));
    }

    private List<String> arguments(String compiler, int release) {
        return switch (compiler) {
            case "kt" ->
                List.of("-no-stdlib", "-no-reflect", "-nowarn", "-module-name", "app", "-jvm-target", "" + release);
            case "groovy" -> List.of();
            case "ecj" ->
                // As Eclipse and VS Code have it compile.
                List.of("-g", "-nowarn", "-proc:none", "-preserveAllLocals", "--release", Integer.toString(release));
            default -> {
                List<String> arguments =
                        new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-implicit:none", "-Xlint:none"));
                if (release != jdk.feature()) {
                    arguments.addAll(List.of("--release", Integer.toString(release)));
                }
                yield arguments;
            }
        };
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    /**
     * Ends the process if it does not answer in time: it would answer the next question with what it says to this one.
     */
    private synchronized List<String> ask(String question) {
        ForkedJvm asked = process == null ? ForkedJvm.start(command, log) : process;
        process = asked;
        try {
            return asked.ask(question);
        } catch (IllegalStateException noAnswer) {
            close();
            throw noAnswer;
        }
    }

    private void run(String language, List<String> arguments, Path argumentFile) {
        String lines = arguments.stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\") + '"')
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(argumentFile, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> said = ask(language + " " + argumentFile);
        if (said.contains(CompilerMain.FAILED)) {
            throw new IllegalArgumentException(jdk + " does not compile the case:\n" + String.join("\n", said));
        }
    }

    private static String join(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
