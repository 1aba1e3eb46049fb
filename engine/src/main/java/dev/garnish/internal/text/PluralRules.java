package dev.garnish.internal.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which form of a word a language has beside a number, by CLDR's rules from the pinned table. Immutable. Numbers are as
 * they are shown: with three decimals at most, and no zeros at their end.
 */
public final class PluralRules {
    /** The form of what no rule is for; every language has it. */
    public static final String OTHER = "other";

    /** Every form, in CLDR's order. */
    public static final List<String> FORMS = List.of("zero", "one", "two", "few", "many", OTHER);

    private static final int DECIMALS = 3;
    private static final Map<String, String> LINES = new HashMap<>();
    private static final Map<String, PluralRules> READ = new ConcurrentHashMap<>();

    static {
        for (String line : Tables.lines("plurals.txt")) {
            int tab = line.indexOf('\t');
            LINES.put(line.substring(0, tab), line.substring(tab + 1));
        }
    }

    private final Map<String, Condition> conditions;

    private PluralRules(Map<String, Condition> conditions) {
        this.conditions = conditions;
    }

    /** The rules of a tag's language; empty where it is unknown. */
    public static Optional<PluralRules> find(String tag) {
        String known = LocaleData.canonical(tag);
        while (!LINES.containsKey(known)) {
            String parent = LocaleData.parent(known);
            if (parent.equals(known)) {
                return Optional.empty();
            }
            known = parent;
        }
        return Optional.of(READ.computeIfAbsent(known, PluralRules::read));
    }

    private static PluralRules read(String tag) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (String rule : LINES.getOrDefault(tag, "").split("; ", 0)) {
            int colon = rule.indexOf(':');
            if (colon > 0) {
                conditions.put(rule.substring(0, colon), Condition.parse(rule.substring(colon + 2)));
            }
        }
        return new PluralRules(conditions);
    }

    /**
     * The forms that texts need, in CLDR's order. Whole millions have a form of their own in French, Spanish and their like,
     * which may be left out: {@link #isOptional}.
     */
    public List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String form : FORMS) {
            if (has(form) && !isOptional(form)) {
                forms.add(form);
            }
        }
        return forms;
    }

    /** The forms that so many texts stand for, optional ones with the others or not at all; empty where none are. */
    public List<String> forms(int texts) {
        List<String> needed = forms();
        List<String> all = new ArrayList<>();
        for (String form : FORMS) {
            if (has(form)) {
                all.add(form);
            }
        }
        return texts == needed.size() ? needed : texts == all.size() ? all : List.of();
    }

    /** Whether some number has this form. */
    public boolean has(String form) {
        return form.equals(OTHER) || conditions.containsKey(form);
    }

    /** Whether {@code other} stands for this form where it has no text. */
    public boolean isOptional(String form) {
        Condition condition = conditions.get(form);
        return condition != null && condition.asksForCompactNumbers;
    }

    /** The form of a number. */
    public String form(BigDecimal number) {
        BigDecimal shown = shown(number).abs();
        for (Map.Entry<String, Condition> one : conditions.entrySet()) {
            if (one.getValue().holds(shown)) {
                return one.getKey();
            }
        }
        return OTHER;
    }

    /** How a locale writes a number in such a text. */
    public static String written(BigDecimal number, LocaleData locale) {
        return NumberPattern.parse("#,##0.###").format(number, locale);
    }

    private static BigDecimal shown(BigDecimal number) {
        BigDecimal rounded = number.setScale(Math.max(0, Math.min(number.scale(), DECIMALS)), RoundingMode.HALF_UP);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Alternatives of relations that hold together. */
    private record Condition(List<List<Relation>> alternatives, boolean asksForCompactNumbers) {
        static Condition parse(String text) {
            List<List<Relation>> alternatives = new ArrayList<>();
            boolean compact = false;
            for (String alternative : text.split(" or ", 0)) {
                List<Relation> relations = new ArrayList<>();
                for (String relation : alternative.split(" and ", 0)) {
                    Relation one = Relation.parse(relation);
                    compact |= one.operand == 'e' || one.operand == 'c';
                    relations.add(one);
                }
                alternatives.add(Collections.unmodifiableList(relations));
            }
            return new Condition(alternatives, compact);
        }

        boolean holds(BigDecimal shown) {
            for (List<Relation> relations : alternatives) {
                boolean all = true;
                for (Relation relation : relations) {
                    all = all && relation.holds(shown);
                }
                if (all) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * For instance {@code n % 10 != 2..4,9}.
     *
     * @param modulus 0: none
     * @param bounds of each range the first and the last
     */
    private record Relation(char operand, int modulus, boolean negated, List<Integer> bounds) {
        static Relation parse(String text) {
            String[] words = text.strip().split(" ", 0);
            int sign = words.length - 2;
            List<Integer> bounds = new ArrayList<>();
            for (String range : words[sign + 1].split(",", 0)) {
                int dots = range.indexOf("..");
                bounds.add(Integer.valueOf(dots < 0 ? range : range.substring(0, dots)));
                bounds.add(Integer.valueOf(dots < 0 ? range : range.substring(dots + 2)));
            }
            int modulus = sign == 3 ? Integer.parseInt(words[2]) : 0;
            return new Relation(words[0].charAt(0), modulus, words[sign].equals("!="), bounds);
        }

        boolean holds(BigDecimal shown) {
            BigDecimal value = value(shown);
            BigDecimal left = modulus == 0 ? value : value.remainder(BigDecimal.valueOf(modulus));
            boolean within = false;
            for (int i = 0; i < bounds.size(); i += 2) {
                within |= left.stripTrailingZeros().scale() <= 0
                        && left.compareTo(BigDecimal.valueOf(bounds.get(i))) >= 0
                        && left.compareTo(BigDecimal.valueOf(bounds.get(i + 1))) <= 0;
            }
            return within != negated;
        }

        /** The operands of CLDR: numbers as they are shown have no zeros at their end, and no exponent. */
        private BigDecimal value(BigDecimal shown) {
            BigInteger whole = shown.toBigInteger();
            return switch (operand) {
                case 'n' -> shown;
                case 'i' -> new BigDecimal(whole);
                case 'v', 'w' -> BigDecimal.valueOf(shown.scale());
                case 'f', 't' -> shown.subtract(new BigDecimal(whole)).movePointRight(shown.scale());
                default -> BigDecimal.ZERO;
            };
        }
    }
}
