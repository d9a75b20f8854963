using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Persistence;

/// <summary>Records of a data folder that is read once and not written.</summary>
internal sealed class KeptRecords(DataFolder folder) : IRecordSource
{
    public void Load(IRegister register) => folder.Database.LoadRecords(register);
}
