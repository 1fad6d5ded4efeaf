package dev.hotreload.report;

import java.util.List;

/**
 * One class of a change set.
 *
 * @param binaryName its name: {@code com.example.Outer$Inner}
 * @param members what changed in it; empty for a class that was added or deleted
 */
public record ClassReport(String binaryName, ClassChange change, List<MemberChange> members) {

    /** Copies the list. */
    public ClassReport {
        members = List.copyOf(members);
    }
}
