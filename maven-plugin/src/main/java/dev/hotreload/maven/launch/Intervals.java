package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the durations that users write: {@code 10}, {@code 10ms}, {@code 10 ms}, {@code 2s}, {@code 1m}. */
public final class Intervals {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) ?(ms|s|m)?");
    private static final Map<String, Duration> UNITS =
            Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));

    private Intervals() {}

    /**
     * Reads a duration; without unit it is in milliseconds.
     *
     * @param parameter the parameter's name, for the message
     * @throws MojoFailureException if it is none
     */
    public static Duration parse(String parameter, String text) throws MojoFailureException {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new MojoFailureException(ParameterTexts.badInterval(parameter, text));
        }
        String unit = matcher.group(2);
        return UNITS.getOrDefault(unit == null ? "ms" : unit, Duration.ofMillis(1))
                .multipliedBy(Long.parseLong(matcher.group(1)));
    }
}
