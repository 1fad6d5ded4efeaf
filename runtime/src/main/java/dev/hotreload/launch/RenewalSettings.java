package dev.hotreload.launch;

import java.util.List;

/**
 * What the program needs to begin again in the same JVM.
 *
 * @param arguments those of {@code main}
 * @param keeps what later generations get again: results of methods, {@code com.acme.Weights#load}, with parameter
 *     types in parentheses if overloads must be told apart; and objects of frameworks, {@code bean:dataSource}
 */
public record RenewalSettings(List<String> arguments, List<String> keeps) {

    /** No arguments, and nothing is kept. */
    public static final RenewalSettings NONE = new RenewalSettings(List.of(), List.of());

    /** Copies the lists, so that settings never change. */
    public RenewalSettings {
        arguments = List.copyOf(arguments);
        keeps = List.copyOf(keeps);
    }
}
