package dev.hotreload.loader;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signs jars with a key made for the purpose, by the JDK's own tools. */
final class JarSigner {
    private static final String PASSWORD = "changeit";

    private final TestJdk jdk;
    private final Path directory;

    JarSigner(TestJdk jdk, Path directory) {
        this.jdk = jdk;
        this.directory = directory;
    }

    void sign(Path jar) {
        Path keys = directory.resolve("keys.p12");
        run(
                "keytool",
                List.of("-genkeypair", "-alias", "probe", "-dname", "CN=Probe", "-keyalg", "RSA", "-validity", "3650"),
                keys);
        run("jarsigner", List.of(jar.toString(), "probe"), keys);
    }

    private void run(String tool, List<String> arguments, Path keys) {
        List<String> command = new ArrayList<>(List.of(jdk.tool(tool).toString()));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(arguments);
        Finished finished = Finished.await(command, directory.resolve(tool));
        if (finished.exitCode() != 0) {
            throw new IllegalStateException(tool + " failed:\n" + finished);
        }
    }
}
