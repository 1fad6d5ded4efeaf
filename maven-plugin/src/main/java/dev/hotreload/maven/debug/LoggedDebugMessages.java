package dev.hotreload.maven.debug;

import dev.hotreload.maven.message.DebugTexts;
import org.apache.maven.plugin.logging.Log;

/** Tells the user through Maven's log. */
final class LoggedDebugMessages implements DebugMessages {

    private final Log log;

    LoggedDebugMessages(Log log) {
        this.log = log;
    }

    @Override
    public void attached(String debugger) {
        log.info(DebugTexts.debuggerAttached(debugger));
    }

    @Override
    public void detached(String debugger) {
        log.info(DebugTexts.debuggerDetached(debugger));
    }

    @Override
    public void refused(String debugger, String attached) {
        log.warn(DebugTexts.debuggerRefused(debugger, attached));
    }

    @Override
    public void malformed(String debugger, String reason) {
        log.warn(DebugTexts.debuggerMalformed(debugger, reason));
    }

    @Override
    public void failed(Exception failure) {
        log.warn(DebugTexts.debuggingFailed(String.valueOf(failure.getMessage())));
        log.debug(failure);
    }
}
