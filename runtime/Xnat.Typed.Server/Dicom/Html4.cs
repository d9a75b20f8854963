using System.Text;

namespace Xnat.Typed.Server.Dicom;

/// <summary>Escapes text with the named entities of HTML 4, as XNAT does with dumped values; the ASCII apostrophe has none there.</summary>
internal static class Html4
{
    private const string Latin =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot "
        + "cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
        + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute "
        + "Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
        + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
        + "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    /// <summary>From capital alpha on; the gap in the row of capitals is a code point that is not assigned.</summary>
    private const string Greek =
        "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - "
        + "- - - - - - "
        + "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi "
        + "omega";

    private static readonly Dictionary<char, string> Entities = Load();

    public static string Escape(string text)
    {
        if (text.All(character => character < 128 && character is not ('&' or '<' or '>' or '"'))) return text;
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (Entities.TryGetValue(character, out var name)) escaped.Append('&').Append(name).Append(';');
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static Dictionary<char, string> Load()
    {
        var entities = new Dictionary<char, string>
        {
            ['&'] = "amp", ['<'] = "lt", ['>'] = "gt", ['"'] = "quot",
            ['‘'] = "lsquo", ['’'] = "rsquo", ['‚'] = "sbquo", ['“'] = "ldquo", ['”'] = "rdquo", ['„'] = "bdquo",
            ['–'] = "ndash", ['—'] = "mdash", ['…'] = "hellip", ['•'] = "bull", ['€'] = "euro", ['™'] = "trade",
            ['Œ'] = "OElig", ['œ'] = "oelig", ['Š'] = "Scaron", ['š'] = "scaron", ['Ÿ'] = "Yuml", ['ƒ'] = "fnof",
        };
        Add(entities, (char)0xa0, Latin);
        Add(entities, 'Α', Greek);
        return entities;
    }

    private static void Add(Dictionary<char, string> entities, char first, string names)
    {
        foreach (var name in names.Split(' '))
        {
            if (name != "-") entities[first] = name;
            first++;
        }
    }
}
