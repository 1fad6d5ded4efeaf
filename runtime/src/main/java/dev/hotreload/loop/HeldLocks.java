package dev.hotreload.loop;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.message.LoopTexts;
import dev.hotreload.report.Reporter;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells that a thread which is about to wait holds locks, which its callers have taken: nobody else gets them
 * meanwhile.
 */
final class HeldLocks {
    private final Reporter reporter;

    HeldLocks(Reporter reporter) {
        this.reporter = reporter;
    }

    void tell(String method) {
        List<String> types = ofThisThread();
        if (!types.isEmpty()) {
            reporter.problem(LoopTexts.holdsLocks(method, types));
        }
    }

    private static List<String> ofThisThread() {
        try {
            ThreadInfo[] infos =
                    ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {threadId()}, true, false);
            ThreadInfo info = infos.length == 0 ? null : infos[0];
            return info == null
                    ? List.of()
                    : Stream.of(info.getLockedMonitors())
                            .map(LockInfo::getClassName)
                            .map(MemberNames::simple)
                            .distinct()
                            .toList();
        } catch (LinkageError | UnsupportedOperationException e) {
            // A JDK without java.management: only the hint is missing.
            return List.of();
        }
    }

    @SuppressWarnings("deprecation") // threadId() is of Java 19
    private static long threadId() {
        return Thread.currentThread().getId();
    }
}
