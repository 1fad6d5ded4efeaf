package dev.hotreload.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this runtime, for reports of our bugs. */
final class Version {

    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** The version with which the runtime was built. */
    static String current() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version", "of unknown version");
            }
        } catch (IOException e) {
            // A report of a bug must not fail for lack of its least important word.
        }
        return "of unknown version";
    }
}
