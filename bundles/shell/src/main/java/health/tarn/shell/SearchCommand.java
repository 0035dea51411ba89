package health.tarn.shell;

import health.tarn.api.SearchCall;
import health.tarn.api.SearchPage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/** {@code tarn:search "Patient?name=smith"}. */
@Service
@Command(
    scope = "tarn",
    name = "search",
    description = "Searches as FHIR does.",
    detailedDescription =
        """
        Takes what stands after the base in a FHIR URL. Put it in quotes,
        since &, ? and | mean something to the shell, or give the parameters
        apart, with spaces between them. One page is shown; _count says how
        long it is. Options stand before the search.

        Patients of a name, born since 1980:
            tarn:search "Patient?name=smith&birthdate=ge1980&_count=20"

        How many observations there are of a code:
            tarn:search --count Observation "code=http://loinc.org|8480-6"
        """)
@SuppressWarnings("NullAway.Init") // Karaf fills the fields before it calls execute.
public final class SearchCommand extends StoreCommand {

  @Option(name = "--count", description = "Print only how many there are")
  boolean count;

  @Option(name = "--page", description = "The token of a page, as the page before printed it")
  @Nullable String page;

  @Option(name = "--no-format", description = "Print tabs instead of a table")
  boolean noFormat;

  @Argument(
      name = "search",
      description = "Type?name=value, and further name=value",
      required = true,
      multiValued = true)
  @Completion(QueryCompleter.class)
  List<String> search;

  @Override
  void run(PrintStream out) throws CommandException {
    SearchCall call = SearchText.parse(search, page);
    if (count) {
      printCount(store().search(summed(call)), out);
      return;
    }
    SearchPage found = store().search(call);
    VersionTable.print(
        found.matches().stream().map(SearchPage.Match::resource).toList(), !noFormat, out);
    if (noFormat) {
      return;
    }
    found.warnings().forEach(warning -> out.println(Refusal.line(warning)));
    if (found.total() != null) {
      out.println("total " + Count.text(found.total()));
    }
    if (found.nextPage() != null) {
      out.println("more with --page " + found.nextPage());
    }
  }

  private static SearchCall summed(SearchCall call) {
    List<SearchCall.Parameter> parameters = new ArrayList<>(call.parameters());
    parameters.add(new SearchCall.Parameter("_summary", "count"));
    return new SearchCall(call.type(), parameters, call.lenient(), call.page());
  }

  private static void printCount(SearchPage page, PrintStream out) throws CommandException {
    if (page.total() == null) {
      String text = "Error: the data store did not count the matches";
      throw new CommandException(text, text);
    }
    out.println(page.total());
  }
}
