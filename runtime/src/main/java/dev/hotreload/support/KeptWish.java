package dev.hotreload.support;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a framework that the user wants to keep, {@code bean:dataSource} or {@code bean:javax.sql.DataSource};
 * {@code *} stands for any characters but dots, {@code **} for any. Behind it may stand {@code =copy} or {@code
 * =proxy}.
 *
 * @param word what the framework calls such objects
 * @param written what stands behind the colon, for the user
 * @param named names of objects, and binary names of classes
 * @param isCopied whether objects of the application's own classes are copied
 */
public record KeptWish(String word, String written, Pattern named, boolean isCopied) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([a-z]+)\\s*:\\s*([^\\s=,()]+)\\s*(?:=\\s*(proxy|copy)\\s*)?");

    /** An entry of the parameter; empty if it is none of these. */
    public static Optional<KeptWish> parse(String entry) {
        Matcher matcher = FORM.matcher(entry);
        return matcher.matches()
                ? Optional.of(new KeptWish(
                        matcher.group(1), matcher.group(2), pattern(matcher.group(2)), "copy".equals(matcher.group(3))))
                : Optional.empty();
    }

    /** What {@code *} and {@code **} stand for in names. */
    public static Pattern pattern(String glob) {
        // "**" first becomes something that is no "*".
        String regex = Pattern.quote(glob)
                .replace("**", "\\E.\0\\Q")
                .replace("*", "\\E[^.]*\\Q")
                .replace('\0', '*');
        return Pattern.compile(regex);
    }

    /** Whether an object is meant, by its name or by one of its types. */
    boolean isFor(String name, Object object) {
        return named.matcher(name).matches() || isOf(object.getClass());
    }

    private boolean isOf(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (named.matcher(type.getName()).matches() || isOf(type.getSuperclass())) {
            return true;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (isOf(each)) {
                return true;
            }
        }
        return false;
    }
}
