import { mongoBench } from './bench'
import { storeContract } from './contract'

const uri = process.env.MONGODB_TEST_URI

if (uri?.includes('replicaSet')) storeContract('MongoDB', () => mongoBench(uri))
else
  it.skip('the contract on MongoDB needs the address of a replica set in MONGODB_TEST_URI', () => undefined)
