package dev.hotreload.maven.patch;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants about patches.
 *
 * @param action what to do
 * @param source the source of a class, or of a method
 * @param name where the source comes from, for messages
 * @param method the method that the source is of: {@code com.example.App#render(int)}; null: it is that of a class
 * @param isKept whether the patch stays when its class is saved
 * @param numbers which patches are meant; empty: all
 */
public record PatchRequest(
        Action action, String source, String name, @Nullable String method, boolean isKept, List<Integer> numbers) {

    private static final Gson GSON = new Gson();

    /** What can be done. */
    public enum Action {
        /** Makes a source live. */
        APPLY,
        /** Tells which patches are live. */
        LIST,
        /** Takes patches back. */
        REVERT,
        /** Writes patches into the sources. */
        COMMIT
    }

    /** A request that is about patches which there are. */
    public static PatchRequest of(Action action, List<Integer> numbers) {
        return new PatchRequest(action, "", "", null, false, numbers);
    }

    /** Whether a patch is meant. */
    public boolean means(int number) {
        return numbers.isEmpty() || numbers.contains(number);
    }

    /** As one line, for {@link #parse}. */
    public String json() {
        return GSON.toJson(this);
    }

    /** Reads what {@link #json} wrote; empty if it is none. */
    public static Optional<PatchRequest> parse(@Nullable String json) {
        try {
            return Optional.ofNullable(GSON.fromJson(json, PatchRequest.class))
                    .filter(request -> request.action != null);
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
