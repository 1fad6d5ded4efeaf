package dev.hotreload.maven.debug.reload;

import java.time.Duration;

/** What the gateway must know about changes that are saved and not yet live. Safe for use by any thread. */
public interface ChangesUnderWay {

    /** Waits until every change that was saved so far is live or refused, or the time is over. */
    void awaitApplied(Duration patience);

    /** A debugger is there: from now on each redefinition is told to the gateway, before its generation is reported. */
    void debuggerAttached();

    /** The debugger is gone. */
    void debuggerDetached();
}
