package dev.hotreload.maven;

import dev.hotreload.maven.message.PatchTexts;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/** Numbers of patches as the user writes them. */
final class PatchNumbers {
    private PatchNumbers() {}

    /** None for {@code all}, and for what Maven makes of a property without a value. */
    static List<Integer> parse(String text) throws MojoFailureException {
        List<Integer> numbers = new ArrayList<>();
        if (!text.equals("all") && !text.equals("true")) {
            for (String word : text.split(",", -1)) {
                try {
                    numbers.add(Integer.valueOf(word.strip()));
                } catch (NumberFormatException e) {
                    throw new MojoFailureException(PatchTexts.badNumber(word.strip()), e);
                }
            }
        }
        return numbers;
    }
}
