package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.Verification;
import dev.garnish.review.json.Fields;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog verify}: whether every item is as it was written. */
final class CatalogVerifyCommand implements Verb {
    private final Console console;

    private final TableOptions catalog = new TableOptions();
    private final OptionSpec format = Args.format();

    CatalogVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return catalog.addTo(Args.spec(
                        this,
                        "verify",
                        "Reads every item of the newest and the kept versions, and reports what differs from what was written.",
                        "",
                        "Example:",
                        "  garnish catalog verify --catalog shop.mv.db"))
                .addOption(format);
    }

    @Override
    public Integer call() {
        CatalogAddress address = catalog.address();
        Optional<Path> pack = PackText.at(address);
        if (pack.isPresent()) {
            String verified = PackText.verified(pack.get());
            boolean json = format.getValue() == Format.json;
            console.out().println(json ? Report.json(PackText.fields(pack.get())) : verified);
            return Exit.OK;
        }
        Verification verified = CatalogStore.of(address).verify();
        if (format.getValue() == Format.json) {
            console.out()
                    .println(Report.json(Fields.of(
                            "items", verified.items(),
                            "content", verified.content(),
                            "version",
                                    verified.version()
                                            .<Object>map(number -> number)
                                            .orElse(""),
                            "findings", verified.findings())));
        } else if (verified.findings().isEmpty()) {
            console.out()
                    .println(CatalogText.items(verified.items())
                            + (verified.version().isPresent()
                                    ? ", all as they were written"
                                    : ", and no version to compare them with: garnish imported none"));
        } else {
            verified.findings().forEach(console.out()::println);
        }
        return verified.findings().isEmpty() ? Exit.OK : Exit.FINDINGS;
    }
}
