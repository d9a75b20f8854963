namespace Xnat.Typed.Schema.Binding;

/// <summary>Prefixes that XNAT gives its own namespaces; for references to schemas that were not given.</summary>
internal static class WellKnownNamespaces
{
    /// <summary>Whether attributes of the namespace are known to all XML, so that their schema is seldom given.</summary>
    public static bool IsOfTheWeb(string name) => name is "http://www.w3.org/XML/1998/namespace" or "http://www.w3.org/1999/xlink"
        or "http://www.w3.org/2001/XMLSchema-instance";

    public static string PrefixOf(string name) => name switch
    {
        "http://nrg.wustl.edu/xnat" => "xnat",
        "http://nrg.wustl.edu/security" => "xdat",
        "http://nrg.wustl.edu/catalog" => "cat",
        "http://nrg.wustl.edu/arc" => "arc",
        "http://www.nbirn.net/prov" => "prov",
        "http://nrg.wustl.edu/val" => "val",
        "http://nrg.wustl.edu/workflow" => "wrk",
        "http://nrg.wustl.edu/pipe" => "pipe",
        "http://nrg.wustl.edu/scr" => "scr",
        "http://nrg.wustl.edu/xnat_assessments" => "xnat_a",
        _ => "",
    };
}
