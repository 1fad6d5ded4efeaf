package dev.hotreload.maven.debug;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the gateway says. */
final class RecordedMessages implements DebugMessages {

    private final List<String> all = new CopyOnWriteArrayList<>();

    List<String> all() {
        return all;
    }

    @Override
    public void attached(String debugger) {
        all.add("attached");
    }

    @Override
    public void detached(String debugger) {
        all.add("detached");
    }

    @Override
    public void refused(String debugger, String attached) {
        all.add("refused");
    }

    @Override
    public void malformed(String debugger, String reason) {
        all.add("malformed: " + reason);
    }

    @Override
    public void failed(Exception failure) {
        all.add("failed: " + failure);
        if (Boolean.getBoolean("hotreload.debug.trace")) {
            failure.printStackTrace();
        }
    }
}
