package dev.hotreload.cases;

import dev.hotreload.cases.forked.CompilerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The compiler of one JDK in a process of its own. Safe for use by any thread. */
public final class CaseCompiler implements AutoCloseable {

    private final TestJdk jdk;
    private final ForkedJvm process;

    CaseCompiler(TestJdk jdk, Path support, Path directory) {
        this.jdk = jdk;
        List<String> command = List.of(
                jdk.tool("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                support.toString(),
                CompilerMain.class.getName());
        this.process = ForkedJvm.start(command, directory.resolve("compiler-" + jdk.feature() + ".log"));
    }

    /**
     * Compiles the {@code .java} files among {@code files} into {@code classes} and copies the others there.
     *
     * @param files path to content
     * @param sources where the files are written to
     * @throws IllegalArgumentException with the compiler's messages if they do not compile
     */
    public void compile(
            Map<String, String> files,
            Path sources,
            Path classes,
            List<Path> classPath,
            int release,
            List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of("-g", "-nowarn", "-proc:none", "-implicit:none", "-Xlint:none"));
        if (release != jdk.feature()) {
            arguments.addAll(List.of("--release", Integer.toString(release)));
        }
        arguments.addAll(List.of("-d", classes.toString(), "-cp", join(classPath)));
        arguments.addAll(options);
        try {
            Files.createDirectories(classes);
            boolean anySource = false;
            for (Map.Entry<String, String> file : files.entrySet()) {
                boolean source = file.getKey().endsWith(".java");
                Path target = (source ? sources : classes).resolve(file.getKey());
                Files.createDirectories(target.resolve("..").normalize());
                Files.writeString(target, file.getValue());
                if (source) {
                    arguments.add(target.toString());
                    anySource = true;
                }
            }
            if (anySource) {
                run(arguments, sources.resolve("javac.args"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private void run(List<String> arguments, Path argumentFile) throws IOException {
        String lines = arguments.stream()
                .map(argument -> '"' + argument.replace("\\", "\\\\") + '"')
                .collect(Collectors.joining("\n"));
        Files.writeString(argumentFile, lines);
        List<String> said;
        synchronized (this) {
            said = process.ask(argumentFile.toString());
        }
        if (said.contains(CompilerMain.FAILED)) {
            throw new IllegalArgumentException(jdk + " does not compile the case:\n" + String.join("\n", said));
        }
    }

    private static String join(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
