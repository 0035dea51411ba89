package health.tarn.shell;

import health.tarn.api.ResourceKey;
import health.tarn.api.TimelineCall;
import health.tarn.api.TimelinePage;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code tarn:timeline Patient/123}. */
@Service
@Command(
    scope = "tarn",
    name = "timeline",
    description = "Shows what happened to a patient, in its order.",
    detailedDescription =
        """
        Lists everything of a patient by the time at which it happened, not
        at which it was written: an onset, a visit, a dose. The newest comes
        first, what has no date comes last. Options stand before the patient.

        What happened since 2024, the oldest first:
            tarn:timeline --oldest --from 2024 Patient/123

        Conditions and medications as they were known at the end of 2020:
            tarn:timeline --types Condition,MedicationRequest
                --as-of 2020-12-31T23:59:59Z Patient/123
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class TimelineCommand extends StoreCommand {

  @Option(name = "--oldest", description = "Begin with the oldest")
  boolean oldest;

  @Option(name = "--from", description = "Only what happened at this date or later")
  @Nullable String from;

  @Option(name = "--to", description = "Only what happened at this date or before")
  @Nullable String to;

  @Option(name = "--types", description = "Only these types, with commas between them")
  @Completion(TypesCompleter.class)
  @Nullable String types;

  @Option(name = "--as-of", description = "What was known at this instant")
  @Nullable String asOf;

  @Option(name = "--limit", description = "How many to show at most")
  int limit = 20;

  @Option(name = "--page", description = "The token of a page, as the page before printed it")
  @Nullable String page;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Argument(name = "patient", description = "Such as Patient/123, or 123", required = true)
  @Completion(KeyCompleter.class)
  String patient;

  @Override
  void run(PrintStream out) throws CommandException {
    TimelinePage found = store().timeline(call());
    ShellTable table = new ShellTable().emptyTableText("nothing found");
    table.column("When");
    table.column("Resource");
    table.column("What");
    table.column("By");
    for (TimelinePage.Entry entry : found.entries()) {
      TimelinePage.When when = entry.when();
      table
          .addRow()
          .addContent(
              when == null ? "no date" : TerminalText.safe(when.text()),
              entry.resource().key().toString(),
              Gist.of(entry.resource()),
              when == null ? "" : when.element());
    }
    table.print(out, !noFormat);
    if (found.nextPage() != null && !noFormat) {
      out.println("more with --page " + found.nextPage());
    }
  }

  private TimelineCall call() throws CommandException {
    String typed = patient.indexOf('/') < 0 ? "Patient/" + patient : patient;
    ResourceKey key = ResourceKey.parse(typed);
    if (!key.type().equals("Patient")) {
      throw refused("a timeline is that of a Patient, not of " + typed);
    }
    return new TimelineCall(key.id(), !oldest, from, to, types(), asOf(), limit, page);
  }

  private Set<String> types() {
    return types == null
        ? Set.of()
        : Arrays.stream(types.split(",", -1))
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toSet());
  }

  private @Nullable Instant asOf() throws CommandException {
    try {
      return asOf == null ? null : Instant.parse(asOf);
    } catch (DateTimeParseException e) {
      throw refused("--as-of takes an instant such as 2020-12-31T23:59:59Z, not '" + asOf + "'");
    }
  }

  private static CommandException refused(String why) {
    String text = "Error: " + why;
    return new CommandException(text, text);
  }
}
