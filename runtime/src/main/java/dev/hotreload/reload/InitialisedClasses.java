package dev.hotreload.reload;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.report.Reporter;
import java.util.function.Predicate;

/** Whether a class is initialised: of one that is not, no method has run. */
final class InitialisedClasses implements Predicate<Class<?>> {
    private final TrustedLookup lookup;
    private final Reporter reporter;

    InitialisedClasses(TrustedLookup lookup, Reporter reporter) {
        this.lookup = lookup;
        this.reporter = reporter;
    }

    @Override
    public boolean test(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            // Throwable, as method handles declare it. Most are.
            reporter.internalError(ErrorTexts.askingForInitialisation(), e);
            return true;
        }
    }
}
