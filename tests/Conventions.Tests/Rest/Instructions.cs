using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>Reads the instructions of a method.</summary>
internal static class Instructions
{
    private static readonly FrozenDictionary<ushort, OpCode> Known = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(static code => (ushort)code.Value);

    /// <summary>The methods that are called, or of which a delegate is made.</summary>
    public static IEnumerable<EntityHandle> Methods(BlobReader code)
    {
        var found = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var instruction = Known[first == 0xFE ? (ushort)(0xFE00 | code.ReadByte()) : first];
            if (instruction.OperandType == OperandType.InlineMethod) found.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            else Skip(ref code, instruction.OperandType);
        }

        return found;
    }

    private static void Skip(ref BlobReader code, OperandType operand)
    {
        var length = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 * code.ReadInt32(),
            _ => 4,
        };
        code.Offset += length;
    }
}
