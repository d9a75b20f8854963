using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>What a row held before a change.</summary>
/// <param name="XsiType">Its data type then.</param>
/// <param name="Values">Its values.</param>
/// <param name="Since">Who made them so, and when.</param>
/// <param name="Until">Who changed them, and when.</param>
internal sealed record ItemVersion(string XsiType, IReadOnlyDictionary<string, string> Values, Stamp Since, Stamp Until);
