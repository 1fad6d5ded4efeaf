package dev.hotreload.support;

import java.util.List;
import java.util.Map;

/**
 * Where the objects of frameworks are that later generations of the application's loaders go on using. Safe for use by
 * any thread.
 */
public interface KeptOfFrameworks {

    /** What the user wants to keep. */
    List<KeptWish> wishes();

    /** What the running generation has of earlier ones, by name, and has not {@linkplain #release released}. */
    Map<String, Object> inherited(String word);

    /** The framework has the object now. */
    void release(String word, String name);
}
