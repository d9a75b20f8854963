using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names of which each is given once: the second is <c>Name2</c>.</summary>
/// <param name="reserved">Names that are not given at all.</param>
internal sealed class UniqueNames(IEnumerable<string> reserved)
{
    private readonly HashSet<string> taken = new(reserved, StringComparer.Ordinal);

    public UniqueNames()
        : this(Enumerable.Empty<string>())
    {
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public string Add(string name)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = name + Number(number);
        return free;
    }
}
