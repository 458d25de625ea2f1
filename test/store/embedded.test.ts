import { embeddedBench } from './bench'
import { storeContract } from './contract'

storeContract('embedded', embeddedBench)
