package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.LaunchTexts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The JDK that runs the application.
 *
 * @param home its directory
 * @param version its version as it calls itself, {@code 17.0.15}
 * @param feature the first number of its version, 17
 * @param isHotSpot whether its JVM is OpenJDK's HotSpot, whose flags are known
 */
public record Jdk(Path home, String version, int feature, boolean isHotSpot) {

    /** The oldest JDK that the runtime is compiled for. */
    public static final int OLDEST = 17;

    /** The newest JDK that the flags of {@link JvmFlags} were tried on. */
    public static final int NEWEST = 25;

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,9}");

    /**
     * Reads what a JDK says about itself in its {@code release} file.
     *
     * @throws MojoFailureException if there is no JDK there, or too old a one
     */
    public static Jdk at(Path home) throws MojoFailureException {
        Jdk jdk = read(home);
        if (!Files.isExecutable(jdk.java())) {
            throw new MojoFailureException(LaunchTexts.noJdk(home));
        }
        if (jdk.feature < OLDEST) {
            throw new MojoFailureException(LaunchTexts.jdkTooOld(jdk.home(), jdk.version()));
        }
        return jdk;
    }

    /** The {@code java} command. */
    public Path java() {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return home.resolve("bin").resolve(isWindows ? "java.exe" : "java");
    }

    private static Jdk read(Path home) throws MojoFailureException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            // Why it cannot be read, the user sees by looking there; Maven would append it to the advice.
            throw new MojoFailureException(LaunchTexts.noJdk(home));
        }
        String version = unquoted(release.getProperty("JAVA_VERSION", ""));
        // Only builds of other JVMs (OpenJ9) and some of HotSpot name the JVM.
        String variant = unquoted(release.getProperty("JVM_VARIANT", "Hotspot"));
        return new Jdk(home, version, feature(home, version), variant.equalsIgnoreCase("hotspot"));
    }

    private static int feature(Path home, String version) throws MojoFailureException {
        // Before JDK 9 (JEP 223) the feature version came second: 1.8.0_402.
        String modern = version.startsWith("1.") ? version.substring(2) : version;
        Matcher first = FIRST_NUMBER.matcher(modern);
        if (!first.lookingAt()) {
            throw new MojoFailureException(LaunchTexts.unknownJdkVersion(home, version));
        }
        return Integer.parseInt(first.group());
    }

    private static String unquoted(String value) {
        return value.replace("\"", "").trim();
    }
}
